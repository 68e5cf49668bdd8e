using FakeForce.Engine.Events.Avro;

namespace FakeForce.Benchmarks.Events;

/// <summary>Payloads of Sample__e.</summary>
internal static class SamplePayload
{
    public static byte[] Of(string text)
    {
        var buffer = new AvroBuffer();
        buffer.Reserve(64);
        buffer.Number(1_777_629_600_000);
        buffer.Text("005FF0000000001AAA");
        buffer.Reserve(AvroBuffer.NumberLength);
        buffer.Number(1);
        buffer.Text(text);
        return buffer.Written.ToArray();
    }

    public static string TextOf(ReadOnlySpan<byte> payload)
    {
        var reader = new AvroReader(payload);
        reader.Number();
        reader.String();
        reader.Choice(2);
        return reader.String();
    }
}
