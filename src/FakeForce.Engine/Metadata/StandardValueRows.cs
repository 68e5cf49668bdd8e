using System.Collections.Frozen;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Metadata;

/// <summary>The sObjects that say what standard values mean: which stage is won, which status is closed.</summary>
internal static class StandardValueRows
{
    private static readonly FrozenDictionary<string, (string Table, Func<StandardValue, (string, Value)[]> Own)> tables = new Dictionary<string, (string, Func<StandardValue, (string, Value)[]>)>
    {
        ["OpportunityStage"] = ("OpportunityStage", value => [("IsClosed", Value.Of(value.Closed)), ("IsWon", Value.Of(value.Won)), ("DefaultProbability", Value.Of((double)(value.Probability ?? 0))), .. Forecast(value), ("IsActive", Value.Of(value.IsActive))]),
        ["CaseStatus"] = ("CaseStatus", value => [("IsClosed", Value.Of(value.Closed)), ("IsDefault", Value.Of(value.Default))]),
        ["TaskStatus"] = ("TaskStatus", value => [("IsClosed", Value.Of(value.Closed)), ("IsDefault", Value.Of(value.Default))]),
        ["TaskPriority"] = ("TaskPriority", value => [("IsHighPriority", Value.Of(value.HighPriority)), ("IsDefault", Value.Of(value.Default))]),
        ["LeadStatus"] = ("LeadStatus", value => [("IsConverted", Value.Of(value.Converted)), ("IsDefault", Value.Of(value.Default))]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void Write(Transaction transaction, IReadOnlyList<StandardValueSet> sets)
    {
        foreach (var set in sets)
        {
            if (!tables.TryGetValue(set.FullName, out var shown) || !transaction.Catalog.TryFind(shown.Table, out var type)) continue;
            for (var number = 1; number <= transaction.CountOf(type); number++) RemoveUnless(transaction, type, type.IdOf(number), set);
            foreach (var (value, place) in set.Values.Select((value, place) => (value, place)))
                new SetupRow(shown.Table, 1, [("ApiName", Value.Of(value.FullName)), ("MasterLabel", Value.Of(value.Label ?? value.FullName)), ("SortOrder", Value.Of((long)place + 1)), .. shown.Own(value)]).Write(transaction);
        }
    }

    private static void RemoveUnless(Transaction transaction, SObjectType type, RecordId id, StandardValueSet set)
    {
        var row = transaction.Find(type, id);
        if (row.IsLive && !set.Values.Any(value => value.FullName == row.Get(type["ApiName"]).AsText)) transaction.Purge(type, id);
    }

    // Metadata API Developer Guide, "StandardValue": the words of forecastCategory, and what pages show of them.
    private static (string, Value)[] Forecast(StandardValue value)
    {
        var name = value.ForecastCategory ?? (value.Closed ? value.Won ? "Closed" : "Omitted" : "Pipeline");
        var shown = name switch { "BestCase" => "Best Case", "Forecast" => "Commit", "MostLikely" => "Most Likely", _ => name };
        return [("ForecastCategory", Value.Of(name)), ("ForecastCategoryName", Value.Of(shown))];
    }
}
