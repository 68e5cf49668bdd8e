using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>Where a flow puts a value: a variable, or a field of a record.</summary>
internal sealed class Place
{
    private readonly SlotReading? slot;
    private readonly FieldOfReading? part;

    private Place(Reading reading) => (Reading, slot, part) = (reading, reading as SlotReading, reading as FieldOfReading);

    /// <summary>What is there now.</summary>
    public Reading Reading { get; }

    public Field? Field => part?.Field;

    public static Place Of(SlotReading slot) => new(slot);

    public static Place Bind(FlowNames names, string reference)
    {
        var reading = names.Bind(reference);
        if (reading is SlotReading || reading is FieldOfReading { Record: SlotReading or OwnReading } && !reference.StartsWith("$Record__Prior", StringComparison.OrdinalIgnoreCase)) return new Place(reading);
        throw new FlowProblem($"{reference} is nothing that a flow can set");
    }

    public void Put(Interview interview, Datum value)
    {
        if (slot is not null) interview.Slots[slot.Slot] = Reading.IsList || Reading.Kind == DatumKind.Null ? value : Reading.Kind == DatumKind.Record ? RecordOf(value) : value.To(Reading.Kind, interview.TimeZone);
        else Record(interview).Set(part!.Field, value.To(Reading.Kind, interview.TimeZone));
    }

    // A variable for a record has one as soon as a field of it is set.
    private FlowRecord Record(Interview interview)
    {
        var there = part!.Record.Read(interview);
        if (!there.IsNull) return there.Record;
        if (part.Record is not SlotReading variable) throw new FlowFault("INVALID_INPUT", "there is no record to set a field of");
        var made = new FlowRecord(variable.Type!, default, default);
        interview.Slots[variable.Slot] = Datum.Of(made);
        return made;
    }

    private Datum RecordOf(Datum value) =>
        value.IsNull || value.Kind == DatumKind.Record && ReferenceEquals(value.Record.Type, Reading.Type) ? value : throw new FlowFault("INVALID_TYPE", $"\"{value}\" is no record of {Reading.Type!.Name}");
}
