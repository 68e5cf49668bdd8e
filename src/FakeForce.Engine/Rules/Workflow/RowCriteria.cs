using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>Criteria items and the logic between them, bound to an sObject.</summary>
internal sealed class RowCriteria
{
    private readonly CriteriaTest[] tests;
    private readonly Func<Func<int, bool>, bool>? logic;

    private RowCriteria(CriteriaTest[] tests, string? filter)
    {
        this.tests = tests;
        logic = filter is { Length: > 0 } ? FilterLogic.Parse(filter, tests.Length) : null;
    }

    /// <summary>Throws <see cref="FormatException"/> for criteria that do not fit.</summary>
    public static RowCriteria Bind(IReadOnlyList<CriteriaItem> items, string? filter, SObjectType type) => new([.. items.Select(item => CriteriaTest.Bind(item, type))], filter);

    public bool Holds(Row row) => logic is null ? Array.TrueForAll(tests, test => test.Matches(row)) : logic(place => tests[place].Matches(row));
}
