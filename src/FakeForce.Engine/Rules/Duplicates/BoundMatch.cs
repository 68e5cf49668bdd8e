using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Duplicates;

/// <summary>A matching rule as a duplicate rule of some object asks it, bound to the schema.</summary>
internal sealed class BoundMatch
{
    /// <summary>Ours: rows that a rule without an exact item that all matches have looks at.</summary>
    private const int MostScanned = 50_000;

    private readonly SObjectType other;
    private readonly (Field Own, Field Theirs, bool Blanks)[] items;
    private readonly Func<Func<int, bool>, bool>? logic;

    private BoundMatch(string rule, SObjectType other, (Field, Field, bool)[] items, Func<Func<int, bool>, bool>? logic) => (Rule, this.other, this.items, this.logic) = (rule, other, items, logic);

    public string Rule { get; }
    public string Entity => other.Name;

    /// <summary>Throws <see cref="FormatException"/> for what does not fit.</summary>
    public static BoundMatch Bind(DuplicateMatch match, MatchingRule rule, SObjectType type, Catalog catalog)
    {
        if (!catalog.TryFind(match.SObject, out var other)) throw new FormatException($"there is no object {match.SObject}");
        if (rule.Items.Count == 0) throw new FormatException($"the matching rule {rule.FullName} has no items");
        var mapped = match.Fields.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
        var items = rule.Items.Select(item => (Named(type, mapped.GetValueOrDefault(item.FieldName, item.FieldName)), Named(other, item.FieldName), item.MatchesBlanks)).ToArray();
        return new BoundMatch(rule.Name, other, items, rule.BooleanFilter is { Length: > 0 } filter ? FilterLogic.Parse(filter, items.Length) : null);
    }

    public bool Concerns(SaveContext context) => context.IsInsert || Array.Exists(items, item => context.Draft.Changes(item.Own));

    /// <summary>Under the user's sharing rules, unless the rule bypasses them (Metadata API guide, "DuplicateRule": securityOption).</summary>
    public List<RecordId> Find(SaveContext context, bool bypassesSharing)
    {
        var sight = bypassesSharing ? null : context.Access?.SightOf(other);
        return [.. Candidates(context).Where(id => id != context.Id && id != context.SavedId && context.Transaction.Find(other, id) is { IsLive: true } row && Matches(context.Draft, row) && (sight is null || sight.Matches(row, id)))];
    }

    private bool Matches(RowDraft draft, Row row) => logic is null ? Array.TrueForAll(items, item => IsSame(item, draft, row)) : logic(place => IsSame(items[place], draft, row));

    // Texts are the same whatever their case, as SOQL compares them. Ours, for the method Exact.
    private static bool IsSame((Field Own, Field Theirs, bool Blanks) item, RowDraft draft, Row row)
    {
        var (own, theirs) = (draft[item.Own], row.Get(item.Theirs));
        if (own.IsNull || theirs.IsNull) return item.Blanks && own.IsNull && theirs.IsNull;
        return own.Kind == StorageKind.Text && theirs.Kind == StorageKind.Text ? own.AsText.Trim().Equals(theirs.AsText.Trim(), StringComparison.OrdinalIgnoreCase) : own == theirs;
    }

    // All matches have the values of the first item that is not blank, where the rule asks for all of them.
    private IEnumerable<RecordId> Candidates(SaveContext context)
    {
        var key = logic is null ? Array.Find(items, item => !item.Blanks || !context.Draft[item.Own].IsNull) : default;
        if (key.Own is not null) return ExternalIds.Find(context.Transaction, other, key.Theirs, context.Draft[key.Own]);
        var count = context.Transaction.CountOf(other);
        if (count > MostScanned) throw new SalesforceException("LIMIT_EXCEEDED", $"FakeForce looks through {MostScanned} {other.LabelPlural} at most for the matching rule {Rule}");
        return Enumerable.Range(1, count).Select(number => other.IdOf(number));
    }

    private static Field Named(SObjectType type, string name) => type.TryField(name, out var field) ? field : throw new FormatException($"{type.Name} has no field {name}");
}
