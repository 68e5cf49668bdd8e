using System.Buffers.Binary;
using System.Text;
using FakeForce.Engine.Events;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Journal;

/// <summary>
/// Reads packs into a state that is being loaded. Remembers layouts from pack to pack, as the writer did. Anything that
/// is not as written is a <see cref="JournalException"/>.
/// </summary>
internal sealed class PackReader(StateLoader loader)
{
    private readonly Dictionary<ulong, StoredLayout> layouts = [];

    public void Read(ReadOnlySpan<byte> pack, long id)
    {
        try
        {
            var rest = Body(pack, id);
            while (rest.Length > 0) Entry(ref rest);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException or KeyNotFoundException or OverflowException)
        {
            throw new JournalException($"entry {id} cannot be read, though its checksum is right: {e.Message}", e);
        }
    }

    private static ReadOnlySpan<byte> Body(ReadOnlySpan<byte> pack, long id)
    {
        if (pack.Length <= Pack.ChecksumLength) throw new JournalException($"entry {id} is damaged: it has {pack.Length} bytes");
        var body = pack[..^Pack.ChecksumLength];
        if (Checksum.Of(body) != BinaryPrimitives.ReadUInt32LittleEndian(pack[^Pack.ChecksumLength..]))
            throw new JournalException($"entry {id} is damaged: its checksum is wrong");
        if (body[0] != Pack.Version)
            throw new JournalException($"entry {id} has the form {body[0]}, and this FakeForce reads {Pack.Version}: it was written by a newer one");
        var rest = body[1..];
        var written = (long)Number(ref rest);
        return written == id ? rest : throw new JournalException($"entry {id} is damaged: it says that it is entry {written}");
    }

    private void Entry(ref ReadOnlySpan<byte> rest)
    {
        var entry = (PackEntry)rest[0];
        rest = rest[1..];
        switch (entry)
        {
            case PackEntry.Layout: Layout(ref rest); break;
            case PackEntry.Row: layouts[Number(ref rest)].Load(loader, Count(ref rest), Bytes(ref rest).ToArray()); break;
            case PackEntry.NoRow: layouts[Number(ref rest)].Load(loader, Count(ref rest), null); break;
            case PackEntry.Document: loader.Document(Text(ref rest), Bytes(ref rest).ToArray()); break;
            case PackEntry.NoDocument: loader.Document(Text(ref rest), null); break;
            case PackEntry.Event: Event(ref rest); break;
            case PackEntry.LogBegins: loader.LogBegins((long)Number(ref rest), (long)Number(ref rest)); break;
            default: throw new JournalException($"an entry of kind {(byte)entry} is unknown: the file was written by a newer FakeForce");
        }
    }

    private void Layout(ref ReadOnlySpan<byte> rest)
    {
        var number = Number(ref rest);
        var name = Text(ref rest);
        var prefix = Number(ref rest);
        var fields = new StoredField[Count(ref rest)];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = new StoredField(Text(ref rest), (StorageKind)rest[0]);
            rest = rest[1..];
        }
        layouts[number] = new StoredLayout(loader.Catalog, name, prefix == 0 ? null : new KeyPrefix((uint)(prefix - 1)), fields);
    }

    private void Event(ref ReadOnlySpan<byte> rest)
    {
        var (name, schemaId) = (Text(ref rest), Text(ref rest));
        var life = (EventLife)rest[0];
        rest = rest[1..];
        var (replayId, time) = ((long)Number(ref rest), (long)Number(ref rest));
        var uuid = new Guid(Bytes(ref rest), bigEndian: true);
        loader.Event(new EventEntry(loader.Kind(name, schemaId, life), replayId, time, uuid, Bytes(ref rest).ToArray()));
    }

    private static ulong Number(ref ReadOnlySpan<byte> rest)
    {
        ulong value = 0;
        var i = 0;
        for (; rest[i] >= 0x80; i++) value |= (ulong)(rest[i] & 0x7F) << 7 * i;
        value |= (ulong)rest[i] << 7 * i;
        rest = rest[(i + 1)..];
        return value;
    }

    private static int Count(ref ReadOnlySpan<byte> rest) => checked((int)Number(ref rest));

    private static ReadOnlySpan<byte> Bytes(ref ReadOnlySpan<byte> rest)
    {
        var length = Count(ref rest);
        var bytes = rest[..length];
        rest = rest[length..];
        return bytes;
    }

    private static string Text(ref ReadOnlySpan<byte> rest) => Encoding.UTF8.GetString(Bytes(ref rest));
}
