using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

/// <summary>
/// A change event without the fields that its receiver may not read: they are null, and no bitmap of the header tells of them (Change Data Capture
/// Developer Guide, "Field-Level Security").
/// </summary>
internal static class VisibleChange
{
    public static byte[] Of(AvroType type, ReadOnlyMemory<byte> payload, SObjectType seen)
    {
        var reader = new AvroReader(payload.Span);
        Skip(ref reader);
        var beforeBitmaps = payload.Length - reader.Left;
        var buffer = new AvroBuffer();
        buffer.Raw(payload.Span[..beforeBitmaps]);
        // nulledFields, diffFields, changedFields
        for (var list = 0; list < 3; list++)
        {
            var names = reader.Strings();
            buffer.Texts(list == 1 ? names : FieldBitmap.Of(type, FieldBitmap.Read(type, names).Where(name => IsVisible(name.Split('.')[0], seen))));
        }
        for (var i = 1; i < type.Fields.Count; i++)
        {
            var start = payload.Length - reader.Left;
            PayloadWalk.Value(type.Fields[i].Type, ref reader, Unseen.Instance);
            if (IsVisible(type.Fields[i].Name, seen))
            {
                buffer.Raw(payload.Span[start..^reader.Left]);
                continue;
            }
            // The first branch of every field's union.
            buffer.Reserve(1);
            buffer.Byte(0);
        }
        return buffer.Written.ToArray();
    }

    // entityName, recordIds, changeType, changeOrigin, transactionKey, sequenceNumber, commitTimestamp, commitNumber, commitUser.
    private static void Skip(ref AvroReader reader)
    {
        (_, _, _) = (reader.String(), reader.Strings(), reader.Int());
        (_, _, _, _, _, _) = (reader.String(), reader.String(), reader.Number(), reader.Number(), reader.Number(), reader.String());
    }

    private static bool IsVisible(string name, SObjectType seen) => seen.TryField(name, out _);
}
