using System.Buffers.Binary;
using System.Text;
using FakeForce.Engine;
using Microsoft.Extensions.Primitives;

namespace FakeForce.Server.Gate.Requests;

/// <summary>
/// A call as the bytes that the journal keeps: objects that live for thousands of calls and then die cost the collector more than the
/// calls themselves (measured: a quarter of a read's throughput).
/// </summary>
internal sealed class EntryBytes
{
    /// <summary>Length and id, which every entry begins with.</summary>
    public const int HeaderLength = 12;

    private byte[] buffer = new byte[4096];
    private int count;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, count);

    public void Write(CallNote note, IEnumerable<KeyValuePair<string, StringValues>> headers, IEnumerable<KeyValuePair<string, StringValues>> answerHeaders)
    {
        count = HeaderLength;
        Number(0); // Of the outer call, once it is known.
        Number(note.At.UtcTicks);
        Number(note.Took.Ticks);
        Number((long)note.UserId.Bits);
        Number(note.Status);
        foreach (var text in (ReadOnlySpan<string?>)[note.Api, note.Method, note.Path, note.Query, note.Client, note.SObject, note.Fault, note.Unsupported]) Text(text);
        Side(headers, note.Body);
        Side(answerHeaders, note.Answer);
        BinaryPrimitives.WriteInt32LittleEndian(buffer, count);
    }

    /// <summary>Gives the entry its place once that is known.</summary>
    public void Place(long id, long outerId)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(4), id);
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(HeaderLength), outerId);
    }

    public static int LengthOf(ReadOnlySpan<byte> entry) => BinaryPrimitives.ReadInt32LittleEndian(entry);

    public static long IdOf(ReadOnlySpan<byte> entry) => BinaryPrimitives.ReadInt64LittleEndian(entry[4..]);

    public static RequestEntry Read(ReadOnlySpan<byte> bytes)
    {
        var id = IdOf(bytes);
        var reader = new Reader(bytes[HeaderLength..]);
        var (outer, at, took, user, status) = (reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number());
        return new RequestEntry(id, outer, reader.Text()!, reader.Text()!, reader.Text()!, reader.Text()!, (int)status, new DateTimeOffset(at, TimeSpan.Zero), new TimeSpan(took), new RecordId((ulong)user))
        {
            Client = reader.Text(),
            SObject = reader.Text(),
            Fault = reader.Text(),
            Unsupported = reader.Text(),
            Request = reader.Side(),
            Answer = reader.Side(),
        };
    }

    private void Side(IEnumerable<KeyValuePair<string, StringValues>> headers, Captured body)
    {
        var place = count;
        Number(0);
        var number = 0;
        foreach (var header in headers)
        {
            Text(header.Key);
            Text(header.Value.ToString());
            number++;
        }
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(place), number);
        Number(body.Length);
        var kept = body.Kept;
        Number(kept.Length);
        kept.CopyTo(Room(kept.Length));
    }

    private void Number(long number) => BinaryPrimitives.WriteInt64LittleEndian(Room(8), number);

    private void Text(string? text)
    {
        if (text is null)
        {
            BinaryPrimitives.WriteInt32LittleEndian(Room(4), -1);
            return;
        }
        var place = count;
        var room = Room(4 + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, room[4..]);
        BinaryPrimitives.WriteInt32LittleEndian(room, length);
        count = place + 4 + length;
    }

    private Span<byte> Room(int length)
    {
        if (count + length > buffer.Length) Array.Resize(ref buffer, Math.Max(count + length, buffer.Length * 2));
        count += length;
        return buffer.AsSpan(count - length, length);
    }

    private ref struct Reader(ReadOnlySpan<byte> left)
    {
        private ReadOnlySpan<byte> left = left;

        public long Number()
        {
            var number = BinaryPrimitives.ReadInt64LittleEndian(left);
            left = left[8..];
            return number;
        }

        public string? Text()
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(left);
            left = left[4..];
            if (length < 0) return null;
            var text = Encoding.UTF8.GetString(left[..length]);
            left = left[length..];
            return text;
        }

        public KeptSide Side()
        {
            var headers = new KeyValuePair<string, string>[Number()];
            for (var i = 0; i < headers.Length; i++) headers[i] = KeyValuePair.Create(Text()!, Text()!);
            var (length, kept) = (Number(), (int)Number());
            var body = left[..kept].ToArray();
            left = left[kept..];
            return new KeptSide(headers, body, length);
        }
    }
}
