using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.RollUps;

/// <summary>All roll-up summaries of an org.</summary>
internal static class RollUpRules
{
    /// <summary>Throws <see cref="InvalidDefinitionException"/> with everything that is wrong.</summary>
    public static List<BoundRollUp> Bind(Catalog catalog)
    {
        var (bound, problems) = (new List<BoundRollUp>(), new List<string>());
        if (catalog is not OrgCatalog own) return bound;
        foreach (var type in own.Overlaid)
            foreach (var field in type.Fields)
            {
                if (field.Summary is null) continue;
                try
                {
                    bound.Add(BoundRollUp.Bind(type, field, catalog));
                }
                catch (FormatException problem)
                {
                    problems.Add($"{type.Name}.{field.Name}: summaryFilterItems: {problem.Message}");
                }
            }
        return problems.Count == 0 ? bound : throw new InvalidDefinitionException(problems);
    }

    /// <summary>Works all of them out anew: behind a seed, and where an org is taken up again whose definition may be another.</summary>
    public static void Recompute(Transaction transaction, OrgRules rules)
    {
        foreach (var rollUp in rules.All.SelectMany(type => type.RollUps))
            for (var number = 1; number <= transaction.CountOf(rollUp.Master); number++)
            {
                var id = rollUp.Master.IdOf(number);
                if (transaction.Find(rollUp.Master, id) is not { IsLive: true } row || rollUp.Of(transaction, id) is var value && value == row.Get(rollUp.Summary)) continue;
                var draft = new RowDraft(rollUp.Master, row) { [rollUp.Summary] = value };
                transaction.Update(id, draft);
            }
    }
}
