using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>One assignment of an Assignment element.</summary>
internal sealed class BoundAssignment(Place place, FlowAssignmentOperator operation, Reading value)
{
    public static BoundAssignment Bind(FlowNames names, FlowAssignmentItem item)
    {
        var place = Place.Bind(names, item.AssignToReference);
        var kind = place.Reading.IsList || item.Operator is FlowAssignmentOperator.RemovePosition ? (DatumKind?)null : place.Reading.Kind;
        return new(place, item.Operator, names.Bind(item.Value, kind));
    }

    public void Run(Interview interview)
    {
        var given = value.Read(interview);
        if (place.Reading.IsList) place.Put(interview, CollectionAssignments.Run(operation, place.Reading.Read(interview), given));
        else place.Put(interview, Single(interview, given));
    }

    private Datum Single(Interview interview, Datum given) => operation switch
    {
        FlowAssignmentOperator.Assign => given.Kind == DatumKind.Record ? Datum.Of(given.Record.Copy()) : given,
        FlowAssignmentOperator.AssignCount => Datum.Of(given.IsNull ? 0m : given.Kind == DatumKind.List ? given.List.Count : 1m),
        FlowAssignmentOperator.Add or FlowAssignmentOperator.AddItem => Sum(place.Reading.Read(interview), given, interview, 1),
        FlowAssignmentOperator.Subtract => Sum(place.Reading.Read(interview), given, interview, -1),
        FlowAssignmentOperator.AddAtStart => Datum.Of(given.ToString() + place.Reading.Read(interview)),
        _ => throw new FlowFault("INVALID_OPERATION", $"{operation} takes a collection"),
    };

    // Null counts as nothing: 0, or the empty text. Dates move by days.
    private Datum Sum(Datum present, Datum given, Interview interview, int sign)
    {
        if (given.IsNull) return present;
        switch (place.Reading.Kind)
        {
            case DatumKind.Number:
                try
                {
                    return Datum.Of((present.IsNull ? 0 : present.Number) + sign * given.To(DatumKind.Number, interview.TimeZone).Number);
                }
                catch (OverflowException)
                {
                    throw new FlowFault("NUMBER_OUTSIDE_VALID_RANGE", "a number is too large for a flow");
                }
            case DatumKind.Date when !present.IsNull:
                return Datum.OfDate(present.Moment + sign * (long)given.To(DatumKind.Number, interview.TimeZone).Number);
            case DatumKind.Text when sign > 0:
                var text = present.ToString() + (place.Field?.Type == FieldTypes.MultiPicklist && !present.IsEmpty ? ";" : "") + given;
                return text.Length <= FlowLimits.MaxText ? Datum.Of(text) : throw new FlowFault("STRING_TOO_LONG", $"a text in a flow is longer than {FlowLimits.MaxText} characters");
            default:
                throw new FlowFault("INVALID_OPERATION", $"{operation} cannot be done with a value of the type {place.Reading.Kind}");
        }
    }
}
