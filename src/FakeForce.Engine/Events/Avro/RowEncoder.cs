using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Avro;

/// <summary>
/// Writes rows of one sObject as Avro, from the row's bytes to the payload's without values between: a list of steps, made
/// once per schema.
/// </summary>
internal sealed class RowEncoder
{
    // The longest form of a value that is no text: its branch, and an id with its length.
    private const int StepLength = 20;
    private const int MillisecondsPerDay = 86_400_000;

    private readonly EncoderStep[] steps;
    private readonly int stepsLength;

    public RowEncoder(EventSchema schema)
    {
        var compounds = schema.IsChangeEvent ? Compounds.Of(schema.Source) : [];
        steps = [.. schema.Type.Fields.Where(field => field.Name != HeaderType.Name).Select(field => StepOf(schema, field, compounds))];
        stepsLength = StepLength * steps.Sum(step => 1 + (step.Parts?.Length ?? 0));
    }

    /// <summary>Writes the row's fields, all of them.</summary>
    public void Write(Row row, AvroBuffer to)
    {
        to.Reserve(stepsLength + (row.Bytes?.Length ?? 0));
        foreach (ref readonly var step in steps.AsSpan()) Write(row, step, null, to);
    }

    /// <summary>Writes the fields of <paramref name="only"/>; the others are null, as the unchanged ones of an update.</summary>
    public void Write(Row row, FieldMask only, AvroBuffer to)
    {
        to.Reserve(stepsLength + (row.Bytes?.Length ?? 0));
        foreach (ref readonly var step in steps.AsSpan())
        {
            if (Has(only, step)) Write(row, step, only, to);
            else to.Byte(0);
        }
    }

    /// <summary>Writes one field of the schema, which is not the header.</summary>
    public void WriteField(Row row, int place, AvroBuffer to)
    {
        to.Reserve(stepsLength + (row.Bytes?.Length ?? 0));
        Write(row, steps[place - 1], null, to);
    }

    /// <summary>Writes one part of a compound field.</summary>
    public void WritePart(Row row, int place, int part, AvroBuffer to)
    {
        to.Reserve(stepsLength + (row.Bytes?.Length ?? 0));
        WriteValue(row, steps[place - 1].Parts![part], to);
    }

    /// <summary>Writes every field as null.</summary>
    public void WriteNulls(AvroBuffer to)
    {
        to.Reserve(steps.Length);
        for (var i = 0; i < steps.Length; i++) to.Byte(0);
    }

    private static EncoderStep StepOf(EventSchema schema, AvroField field, Dictionary<string, Compound> compounds)
    {
        schema.Source.TryField(field.Name, out var source);
        if (!compounds.TryGetValue(field.Name, out var compound)) return EncoderStep.Of(source, field.IsNullable);
        var isSwitchable = field.Type.Branches.Count == 3;
        return new EncoderStep(isSwitchable ? StepKind.SwitchableName : StepKind.Record, isSwitchable ? source!.Ordinal : -1, IsNullable: true,
            [.. compound.Parts.Select(part => EncoderStep.Of(part, isNullable: true))]);
    }

    private static bool Has(FieldMask only, in EncoderStep step)
    {
        if (step.Ordinal >= 0 && only.Has(step.Ordinal)) return true;
        foreach (var part in step.Parts ?? [])
            if (only.Has(part.Ordinal)) return true;
        return false;
    }

    private static void Write(Row row, in EncoderStep step, FieldMask? only, AvroBuffer to)
    {
        switch (step.Kind)
        {
            case StepKind.Record: WriteRecord(row, step.Parts!, branch: 1, only, to); break;
            case StepKind.SwitchableName: WriteName(row, step, only, to); break;
            default: WriteValue(row, step, to); break;
        }
    }

    private static void WriteValue(Row row, in EncoderStep step, AvroBuffer to)
    {
        // A checkbox is never null in a row: absent is false.
        if (step.Kind == StepKind.Boolean)
        {
            if (step.IsNullable) to.Byte(2);
            to.Byte(row.Boolean(step.Ordinal) ? (byte)1 : (byte)0);
            return;
        }
        if (step.Kind == StepKind.Absent || !row.Has(step.Ordinal))
        {
            to.Byte(0);
            return;
        }
        if (step.IsNullable) to.Byte(2);
        switch (step.Kind)
        {
            case StepKind.Text: to.Text(row.Text(step.Ordinal)); break;
            case StepKind.Id: to.Id(row.Reference(step.Ordinal)); break;
            case StepKind.Integer: to.Number(row.Integer(step.Ordinal)); break;
            case StepKind.Days: to.Number(row.Integer(step.Ordinal) * MillisecondsPerDay); break;
            case StepKind.Double: to.Double(row.Double(step.Ordinal)); break;
        }
    }

    // A compound none of whose parts has a value is null as a whole, unless one has just become null.
    private static void WriteRecord(Row row, EncoderStep[] parts, byte branch, FieldMask? only, AvroBuffer to)
    {
        if (only is null && !HasAny(row, parts))
        {
            to.Byte(0);
            return;
        }
        to.Byte((byte)(branch << 1));
        foreach (ref readonly var part in parts.AsSpan())
        {
            if (only is null || only.Value.Has(part.Ordinal)) WriteValue(row, part, to);
            else to.Byte(0);
        }
    }

    // A business account's name is a text; a person account's is a record, known by its last name.
    private static void WriteName(Row row, in EncoderStep step, FieldMask? only, AvroBuffer to)
    {
        if (HasAny(row, step.Parts!)) WriteRecord(row, step.Parts!, branch: 2, only, to);
        else if (!row.Has(step.Ordinal)) to.Byte(0);
        else
        {
            to.Byte(2);
            to.Text(row.Text(step.Ordinal));
        }
    }

    private static bool HasAny(Row row, EncoderStep[] parts)
    {
        foreach (ref readonly var part in parts.AsSpan())
            if (part.Kind != StepKind.Absent && row.Has(part.Ordinal)) return true;
        return false;
    }
}
