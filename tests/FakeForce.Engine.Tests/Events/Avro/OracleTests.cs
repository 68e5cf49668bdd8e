using Avro.Generic;
using Avro.IO;
using CsCheck;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using Field = FakeForce.Engine.Schema.Field;

namespace FakeForce.Engine.Tests.Events.Avro;

/// <summary>Apache.Avro reads what the encoder writes, and the decoder reads what Apache.Avro writes.</summary>
public sealed class OracleTests
{
    private const long Day = 86_400_000;

    [Fact]
    public void Apache_reads_the_rows_of_random_objects() => RandomRows.Rows.Sample(row =>
    {
        var schema = EventSchemas.OfChanges(row.Type);
        var payload = Payload(schema, buffer => new RowEncoder(schema).Write(RandomRows.Pack(row.Type, row.Values), buffer));
        var read = ReadByApache(schema, payload);
        foreach (var field in schema.Type.Fields.Skip(1)) Assert.Equal(Expected(row.Type, field, row.Values, null), Shown(read[field.Name]));
    }, iter: 300);

    [Fact]
    public void Apache_reads_the_changed_fields_alone() => Gen.Select(RandomRows.Rows, Gen.Long).Sample((row, seed) =>
    {
        bool IsChanged(Field field) => (seed >> field.Ordinal % 61 & 1) != 0;
        var schema = EventSchemas.OfChanges(row.Type);
        var mask = new FieldMask(row.Type.Fields.Count);
        foreach (var field in row.Type.Fields.Where(IsChanged)) mask.Add(field);
        var payload = Payload(schema, buffer => new RowEncoder(schema).Write(RandomRows.Pack(row.Type, row.Values), mask, buffer));
        var read = ReadByApache(schema, payload);
        foreach (var field in schema.Type.Fields.Skip(1)) Assert.Equal(Expected(row.Type, field, row.Values, IsChanged), Shown(read[field.Name]));
    }, iter: 300);

    [Fact]
    public void What_Apache_writes_is_read_back() => RandomRows.Rows.Sample(row =>
    {
        var schema = EventSchemas.OfChanges(row.Type);
        var payload = Payload(schema, buffer => new RowEncoder(schema).Write(RandomRows.Pack(row.Type, row.Values), buffer));
        var read = ReadByApache(schema, payload);
        using var stream = new MemoryStream();
        new GenericWriter<GenericRecord>(global::Avro.Schema.Parse(schema.Json)).Write(read, new BinaryEncoder(stream));
        Assert.Null(PayloadCheck.Problem(schema, stream.ToArray()));
        Assert.Equal(Shown(read), PayloadTexts.Of(visitor => PayloadWalk.Visit(schema.Type, stream.ToArray(), visitor)));
    }, iter: 200);

    [Fact]
    public void A_payload_that_is_cut_short_or_goes_on_is_refused() => RandomRows.Rows.Sample(row =>
    {
        var schema = EventSchemas.OfChanges(row.Type);
        var payload = Payload(schema, buffer => new RowEncoder(schema).Write(RandomRows.Pack(row.Type, row.Values), buffer));
        Assert.Null(PayloadCheck.Problem(schema, payload));
        for (var length = 0; length < payload.Length; length++) Assert.NotNull(PayloadCheck.Problem(schema, payload.AsSpan(0, length)));
        Assert.NotNull(PayloadCheck.Problem(schema, (byte[])[.. payload, 0]));
    }, iter: 50);

    [Fact]
    public void Damaged_payloads_are_refused_or_read_but_never_break_anything() => Gen.Select(RandomRows.Rows, Gen.Int, Gen.Byte).Sample((row, place, value) =>
    {
        var schema = EventSchemas.OfChanges(row.Type);
        var payload = Payload(schema, buffer => new RowEncoder(schema).Write(RandomRows.Pack(row.Type, row.Values), buffer));
        payload[(place & int.MaxValue) % payload.Length] = value;
        if (PayloadCheck.Problem(schema, payload) is { } problem) Assert.Contains(schema.Id, problem, StringComparison.Ordinal);
    }, iter: 500);

    internal static byte[] Payload(EventSchema schema, Action<AvroBuffer> body)
    {
        var buffer = new AvroBuffer();
        if (schema.IsChangeEvent) Headers.Write(buffer);
        body(buffer);
        return buffer.Written.ToArray();
    }

    private static GenericRecord ReadByApache(EventSchema schema, byte[] payload)
    {
        var parsed = global::Avro.Schema.Parse(schema.Json);
        using var stream = new MemoryStream(payload);
        var read = new GenericReader<GenericRecord>(parsed, parsed).Read(null!, new BinaryDecoder(stream));
        Assert.Equal(payload.Length, stream.Position);
        return read;
    }

    // Of a whole row a compound of nulls is null itself; of changed fields it shows the parts that have just become null.
    private static string Expected(SObjectType type, AvroField field, Dictionary<string, Value> values, Func<Field, bool>? isChanged)
    {
        if (field.Record is null) return isChanged?.Invoke(EventCatalog.FieldOf(type, field.Name)) == false ? "null" : Text(EventCatalog.FieldOf(type, field.Name), values);
        var parts = type.Fields.Where(part => part.CompoundFieldName == field.Name).ToList();
        if (isChanged is not null && !parts.Any(isChanged)) return "null";
        var texts = parts.Select(part => isChanged?.Invoke(part) == false ? "null" : Text(part, values)).ToList();
        return isChanged is null && texts.All(text => text == "null") ? "null" : "{" + string.Join(",", texts) + "}";
    }

    private static string Text(Field field, Dictionary<string, Value> values)
    {
        if (!values.TryGetValue(field.Name, out var value) || value.IsNull) return field.Type.Storage == StorageKind.Boolean ? "False" : "null";
        return field.Type == FieldTypes.Date ? (value.Bits * Day).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : field.Type.Storage == StorageKind.Boolean ? value.AsBoolean.ToString()
            : value.ToString();
    }

    private static string Shown(object? value) => value switch
    {
        null => "null",
        GenericRecord record => "{" + string.Join(",", record.Schema.Fields.Select(field => Shown(record[field.Name]))) + "}",
        GenericEnum symbol => symbol.Value,
        object[] items => "[" + string.Join(",", items.Select(Shown)) + "]",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
