using System.Text;

namespace FakeForce.Server.Tests.Events;

/// <summary>The record of a change event of one record, out of its Avro form.</summary>
internal static class ChangedRecord
{
    // entityName, then a block with one id: both are texts with a length of one byte.
    public static string Of(ReadOnlySpan<byte> payload)
    {
        var afterEntity = payload[(1 + payload[0] / 2)..];
        Assert.Equal(2, afterEntity[0]);
        return Encoding.ASCII.GetString(afterEntity.Slice(2, 18));
    }
}
