using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>Conditions and how they are combined: all, any, or by a logic of their numbers.</summary>
internal sealed class BoundConditions
{
    private readonly BoundCondition[] conditions;
    private readonly Func<Func<int, bool>, bool>? logic;
    private readonly bool isAny;

    private BoundConditions(BoundCondition[] conditions, bool isAny, Func<Func<int, bool>, bool>? logic) => (this.conditions, this.isAny, this.logic) = (conditions, isAny, logic);

    public static BoundConditions Bind(FlowNames names, IReadOnlyList<FlowCondition> conditions, string? logic)
    {
        BoundCondition[] bound = [.. conditions.Select(condition => BoundCondition.Bind(names, condition))];
        return new(bound, IsAny(logic), LogicOf(logic, bound.Length));
    }

    public bool Hold(Interview interview)
    {
        if (logic is not null) return logic(place => conditions[place].Holds(interview));
        foreach (var condition in conditions)
            if (condition.Holds(interview) == isAny) return isAny;
        return !isAny || conditions.Length == 0;
    }

    public static bool IsAny(string? logic) => FlowNames.Same(logic ?? "", "or");

    /// <summary>Null for all and any.</summary>
    public static Func<Func<int, bool>, bool>? LogicOf(string? logic, int count)
    {
        if (logic is null || logic.Length == 0 || FlowNames.Same(logic, "and") || FlowNames.Same(logic, "or") || FlowNames.Same(logic, "no_conditions")) return null;
        try
        {
            return FilterLogic.Parse(logic, count);
        }
        catch (FormatException problem)
        {
            throw new FlowProblem(problem.Message);
        }
    }
}
