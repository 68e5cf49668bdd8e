using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Running;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>Which records set off a flow.</summary>
internal sealed class EntryCondition
{
    private readonly BoundConditions? conditions;
    private readonly FormulaReading? formula;
    private readonly bool onlyIfChanged;
    private readonly string? refusal;

    private EntryCondition(BoundConditions? conditions, FormulaReading? formula, bool onlyIfChanged) => (this.conditions, this.formula, this.onlyIfChanged) = (conditions, formula, onlyIfChanged);

    private EntryCondition(string refusal) => this.refusal = refusal;

    public static EntryCondition Bind(FlowNames names, FlowStart start)
    {
        if (start.FilterFormula is { Length: > 0 } text) return new(null, Truth(names.Formula(text, null, Formula.FormulaUse.FlowStart)), start.DoesRequireRecordChangedToMeetCriteria);
        if (start.Filters.Count == 0 || names.RecordType is null) return new(null, null, onlyIfChanged: false);
        var conditions = start.Filters.Select(filter => new FlowCondition("$Record." + filter.Field) { Operator = filter.Operator, RightValue = filter.Value }).ToList();
        return new(BoundConditions.Bind(names, conditions, start.FilterLogic), null, start.DoesRequireRecordChangedToMeetCriteria);
    }

    /// <summary>Nobody can say whether a record meets what could not be bound: every record that might fails.</summary>
    public static EntryCondition Refused(string why) => new(why);

    public bool Holds(Interview interview) => Meets(interview) && !(onlyIfChanged && interview.Prior is not null && interview.Before(Meets));

    /// <summary>Whether the record as it is meets the conditions, whatever it was.</summary>
    public bool Meets(Interview interview) => refusal is not null ? throw FlowRefusal.Of(interview.Program.Definition.FullName, "Start", refusal) : conditions?.Hold(interview) ?? (formula is null || formula.Read(interview) is { IsNull: false, Truth: true });

    private static FormulaReading Truth(FormulaReading formula) => formula.Kind == Values.DatumKind.Boolean ? formula : throw new FlowProblem("the entry formula gives no true or false");
}
