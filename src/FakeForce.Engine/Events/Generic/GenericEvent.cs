using FakeForce.Engine.Events.Avro;

namespace FakeForce.Engine.Events.Generic;

/// <summary>A text that was pushed to a streaming channel, for some of its subscribers or, if it names none, for all.</summary>
public sealed record GenericEvent(string Text, IReadOnlyList<RecordId> Users)
{
    public bool IsFor(RecordId user) => Users.Count == 0 || Users.Contains(user);

    public static GenericEvent Read(ReadOnlySpan<byte> payload)
    {
        var reader = new AvroReader(payload);
        return new GenericEvent(reader.String(), [.. reader.Strings().Select(id => RecordId.Parse(id))]);
    }

    internal byte[] Write()
    {
        var buffer = new AvroBuffer();
        buffer.Text(Text);
        buffer.Texts([.. Users.Select(user => user.ToString())]);
        return buffer.Written.ToArray();
    }
}
