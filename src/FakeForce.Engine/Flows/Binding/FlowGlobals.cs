using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Records;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>The names that begin with $ (Help, "Flow Resource: Global Variables"). What formulas have too is read as they read it.</summary>
internal static class FlowGlobals
{
    private static readonly ConstantReading emptyText = new(Datum.Of("")) { Kind = DatumKind.Text };

    private static readonly Dictionary<string, Reading> known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["$GlobalConstant.True"] = new ConstantReading(Datum.Of(true)) { Kind = DatumKind.Boolean },
        ["$GlobalConstant.False"] = new ConstantReading(Datum.Of(false)) { Kind = DatumKind.Boolean },
        ["$GlobalConstant.EmptyString"] = emptyText,
        ["$Flow.CurrentDate"] = new OwnReading(interview => Datum.OfDate(Conversion.DayOf(interview.Session.Now, interview.TimeZone))) { Kind = DatumKind.Date },
        ["$Flow.CurrentDateTime"] = new OwnReading(interview => Datum.OfDateTime(interview.Session.Now)) { Kind = DatumKind.DateTime },
        ["$Flow.InterviewStartTime"] = new OwnReading(interview => Datum.OfDateTime(interview.Session.Now)) { Kind = DatumKind.DateTime },
        ["$Flow.CurrentRecord"] = new OwnReading(interview => interview.Record is { } record ? Datum.Of(record.Id) : default) { Kind = DatumKind.Text },
        ["$Flow.FaultMessage"] = new OwnReading(interview => Datum.Of(interview.FaultMessage)) { Kind = DatumKind.Text },
        ["$Flow.InterviewGuid"] = new OwnReading(interview => Datum.Of(interview.Guid)) { Kind = DatumKind.Text },
    };

    public static Reading Resolve(FlowNames names, string[] parts, string reference)
    {
        if (known.TryGetValue(reference, out var reading)) return reading;
        if (FlowNames.Same(parts[0], "$Record")) return names.Walk(Record(names, prior: false), parts, 1, reference);
        if (FlowNames.Same(parts[0], "$Record__Prior")) return names.Walk(Record(names, prior: true), parts, 1, reference);
        if (FlowNames.Same(parts[0], "$Label") && parts.Length == 2) return Label(names, parts[1]);
        if (FlowNames.Same(parts[0], "$CustomMetadata") && parts.Length == 4) return new SetupReadings(names, parts[1]).OfMetadata(parts[2], parts[3]);
        if (FlowNames.Same(parts[0], "$Setup") && parts.Length == 3) return new SetupReadings(names, parts[1]).OfSetting(parts[2]);
        if (parts[0] is "$Flow" or "$GlobalConstant") throw new FlowProblem($"FakeForce does not support {reference}");
        try
        {
            var formula = CompiledFormula.Compile(reference, new RecordScope(names.Catalog, names.RecordType ?? names.Catalog["User"], FormulaUse.Flow));
            return new FormulaReading(formula, null) { Kind = FormulaReading.KindOf(formula.Type) };
        }
        catch (FormulaException problem)
        {
            throw new FlowProblem(problem.Message);
        }
    }

    private static ConstantReading Label(FlowNames names, string name) =>
        names.Flows.Options.Metadata.CustomLabels.FirstOrDefault(label => FlowNames.Same(label.FullName, name)) is { } found ? new(Datum.Of(found.Value)) { Kind = DatumKind.Text } : throw new FlowProblem($"there is no label {name}");

    /// <summary>The record that set off the flow, or what it was.</summary>
    public static Reading Record(FlowNames names, bool prior)
    {
        if (names.RecordType is not { } type) throw new FlowProblem("only a flow that a record sets off has $Record");
        return new OwnReading(prior ? interview => Datum.Of(interview.Prior) : interview => Datum.Of(interview.Record)) { Kind = DatumKind.Record, Type = type };
    }
}
