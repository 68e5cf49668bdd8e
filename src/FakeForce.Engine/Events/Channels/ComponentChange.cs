using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Events.Managed;

namespace FakeForce.Engine.Events.Channels;

/// <summary>A component as it is since it was made or changed, or one that was deleted.</summary>
internal sealed record ComponentChange(EventComponent Component, bool IsGone)
{
    public static byte[] Write(IReadOnlyList<ComponentChange> changes)
    {
        var buffer = new AvroBuffer();
        foreach (var change in changes)
        {
            buffer.Text(change.Component.Prefix.ToString());
            buffer.Reserve(2 * AvroBuffer.NumberLength);
            buffer.Number(change.Component.Number);
            buffer.Number(change.IsGone ? 1 : 0);
            buffer.Texts(change.Component.ToTexts());
        }
        return buffer.Written.ToArray();
    }

    public static List<ComponentChange> Read(byte[] bytes)
    {
        var reader = new AvroReader(bytes);
        var changes = new List<ComponentChange>();
        while (!reader.IsAtEnd)
        {
            var (prefix, number, isGone) = (KeyPrefix.Parse(reader.String()), reader.Int(), reader.Int() == 1);
            changes.Add(new ComponentChange(Made(prefix, reader.Strings()) with { Number = number }, isGone));
        }
        return changes;
    }

    private static EventComponent Made(KeyPrefix prefix, List<string> texts) =>
        prefix == EventChannel.IdPrefix ? EventChannel.Of(texts) : prefix == EventChannelMember.IdPrefix ? EventChannelMember.Of(texts) : ManagedEventSubscription.Of(texts);
}
