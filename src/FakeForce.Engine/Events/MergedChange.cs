using FakeForce.Engine.Events.Avro;

namespace FakeForce.Engine.Events;

/// <summary>
/// One change event in the making: the same change of one or more records ("Merged Change Events"). Its body lies in the buffer
/// of the transaction's bodies.
/// </summary>
internal sealed class MergedChange(CapturedType type, ChangeType kind, Range body, RecordId user, IReadOnlyList<string> nulled, IReadOnlyList<string> changed, RecordId record)
{
    private List<RecordId>? others;

    public CapturedType Type => type;
    public ChangeType Kind => kind;
    public Range Body => body;
    public RecordId User => user;
    public IReadOnlyList<string> Nulled => nulled;
    public IReadOnlyList<string> Changed => changed;

    /// <summary>The first of its records; empty for none.</summary>
    public RecordId Record => record;

    /// <summary>Its records behind the first.</summary>
    public IReadOnlyList<RecordId> Others => others ?? [];

    /// <summary>The change before it whose body has the same hash.</summary>
    public MergedChange? Alike { get; set; }

    public void Add(RecordId another) => (others ??= []).Add(another);

    public bool IsSameAs(MergedChange other, AvroBuffer bodies) =>
        ReferenceEquals(type, other.Type) && kind == other.Kind && user == other.User && bodies.Written[body].SequenceEqual(bodies.Written[other.Body])
        && changed.SequenceEqual(other.Changed) && nulled.SequenceEqual(other.Nulled);
}
