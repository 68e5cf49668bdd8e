using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Avro;

internal enum StepKind : byte { Absent, Text, Id, Integer, Days, Double, Boolean, Record, SwitchableName }

/// <summary>How one Avro field is made from a row: the row's field, or for records the steps of the parts.</summary>
internal readonly record struct EncoderStep(StepKind Kind, int Ordinal, bool IsNullable, EncoderStep[]? Parts = null)
{
    public static EncoderStep Of(Field? field, bool isNullable) => new(KindOf(field), field?.Ordinal ?? -1, isNullable);

    private static StepKind KindOf(Field? field) => field?.Type.Storage switch
    {
        StorageKind.Text => StepKind.Text,
        StorageKind.Reference => StepKind.Id,
        StorageKind.Integer => field.Type == FieldTypes.Date ? StepKind.Days : StepKind.Integer,
        StorageKind.Double => StepKind.Double,
        StorageKind.Boolean => StepKind.Boolean,
        _ => StepKind.Absent,
    };
}
