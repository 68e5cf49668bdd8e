using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using FakeForce.Engine.Events;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Journal;

/// <summary>
/// Writes packs, one after the other, into one buffer that is kept. Says the layout of an sObject before the first of its
/// rows, and again when the sObject has changed.
/// </summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(64 << 10);
    private readonly Dictionary<int, SObjectType> saidLayouts = [];

    public int Length => buffer.WrittenCount;

    /// <summary>The next rows say their layouts again, because a reader will start with them.</summary>
    public void ForgetLayouts() => saidLayouts.Clear();

    public void Begin(long id)
    {
        buffer.ResetWrittenCount();
        Byte(Pack.Version);
        Number((ulong)id);
    }

    public void Write(Change change)
    {
        if (change.Type is { } type) Row(type, change.Number, change.Bytes);
        else Document(change.Document!, change.Bytes);
    }

    public void Write(EventPackEntry entry)
    {
        if (entry.Event is { } published) Event(published);
        else LogBegins(entry.Place, entry.LastReplayId);
    }

    public void Row(SObjectType type, int number, byte[]? row)
    {
        if (!saidLayouts.TryGetValue(type.Index, out var said) || !ReferenceEquals(said, type)) Layout(type);
        Byte((byte)(row is null ? PackEntry.NoRow : PackEntry.Row));
        Number((ulong)type.Index);
        Number((ulong)number);
        if (row is not null) Bytes(row);
    }

    public void Document(string key, byte[]? bytes)
    {
        Byte((byte)(bytes is null ? PackEntry.NoDocument : PackEntry.Document));
        Text(key);
        if (bytes is not null) Bytes(bytes);
    }

    private void Event(in EventEntry entry)
    {
        Byte((byte)PackEntry.Event);
        Text(entry.Kind.Name);
        Text(entry.Kind.SchemaId);
        Byte((byte)entry.Kind.Life);
        Number((ulong)entry.ReplayId);
        Number((ulong)entry.Time);
        Span<byte> uuid = stackalloc byte[16];
        entry.Uuid.TryWriteBytes(uuid, bigEndian: true, out _);
        Bytes(uuid);
        Bytes(entry.Payload.Span);
    }

    private void LogBegins(long place, long lastReplayId)
    {
        Byte((byte)PackEntry.LogBegins);
        Number((ulong)place);
        Number((ulong)lastReplayId);
    }

    /// <summary>The finished pack; valid until the next <see cref="Begin"/>.</summary>
    public ReadOnlyMemory<byte> End()
    {
        var checksum = Checksum.Of(buffer.WrittenSpan);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.GetSpan(Pack.ChecksumLength), checksum);
        buffer.Advance(Pack.ChecksumLength);
        return buffer.WrittenMemory;
    }

    private void Layout(SObjectType type)
    {
        saidLayouts[type.Index] = type;
        Byte((byte)PackEntry.Layout);
        Number((ulong)type.Index);
        Text(type.Name);
        Number(type.KeyPrefix is { } prefix ? prefix.Bits + 1UL : 0);
        Number((ulong)type.Fields.Count);
        foreach (var field in type.Fields)
        {
            Text(field.Name);
            Byte((byte)field.Type.Storage);
        }
    }

    private void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    private void Number(ulong value)
    {
        var span = buffer.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7) span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        buffer.Advance(length);
    }

    private void Text(string text)
    {
        Number((ulong)Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, buffer);
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number((ulong)bytes.Length);
        buffer.Write(bytes);
    }
}
