using System.Diagnostics;
using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Benchmarks.Events;

/// <summary>How fast rows of a platform event of 12 fields become Avro, on one core.</summary>
internal static class AvroBenchmark
{
    private const int Fields = 12, Rounds = 5, Target = 3_000_000;

    public static int Run()
    {
        var type = EventType();
        var (schema, row) = (EventSchemas.OfEvent(type), Sample(type));
        var (encoder, buffer) = (new RowEncoder(schema), new AvroBuffer());
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < Target; i++)
            {
                buffer.Clear();
                encoder.Write(row, buffer);
            }
            var rate = Target / watch.Elapsed.TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Avro: {rate:N0} events/s of {Fields} fields ({buffer.Length} bytes); target {Target:N0}, ratio {rate / Target:N2}"));
        }
        return PayloadCheck.Problem(schema, buffer.Written) is null ? 0 : 1;
    }

    private static SObjectType EventType() => new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions
    {
        PlatformEvents =
        [
            new()
            {
                FullName = "Sample__e",
                Fields = [.. Enumerable.Range(0, Fields - 2).Select(i => new CustomFieldDefinition { FullName = $"F{i}__c", Type = KindOf(i), Length = 100 })],
            },
        ],
    })["Sample__e"];

    private static CustomFieldType KindOf(int i) => (i % 5) switch { 0 => CustomFieldType.Number, 1 => CustomFieldType.DateTime, 2 => CustomFieldType.Checkbox, _ => CustomFieldType.Text };

    private static Row Sample(SObjectType type)
    {
        var draft = new RowDraft(type);
        foreach (var field in type.Fields)
            draft[field] = field.Type.Storage switch
            {
                StorageKind.Text when field.Is(FieldFlags.Custom) => Value.Of("a text of twenty-four ch."),
                StorageKind.Double => Value.Of(1234.5),
                StorageKind.Integer => Value.Of(1_700_000_000_000),
                StorageKind.Boolean => Value.Of(true),
                StorageKind.Reference => Value.Of(new RecordId(KeyPrefix.Parse("005"), 7)),
                _ => Value.Null,
            };
        return new Row(draft.Pack());
    }
}
