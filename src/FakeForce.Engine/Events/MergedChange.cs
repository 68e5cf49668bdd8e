using FakeForce.Engine.Events.Avro;

namespace FakeForce.Engine.Events;

/// <summary>One change event in the making: the same change of one or more records ("Merged Change Events").</summary>
internal sealed record MergedChange(CapturedType Type, ChangeType Kind, byte[] Body, string User, IReadOnlyList<string> Nulled, IReadOnlyList<string> Changed)
{
    public List<string> Ids { get; } = [];

    public bool IsSameAs(MergedChange other) =>
        ReferenceEquals(Type, other.Type) && Kind == other.Kind && User == other.User && Body.AsSpan().SequenceEqual(other.Body)
        && Changed.SequenceEqual(other.Changed) && Nulled.SequenceEqual(other.Nulled);

    public int Hash
    {
        get
        {
            var hash = new HashCode();
            hash.AddBytes(Body);
            hash.Add(Kind);
            hash.Add(Type.Kind.Name, StringComparer.Ordinal);
            return hash.ToHashCode();
        }
    }
}
