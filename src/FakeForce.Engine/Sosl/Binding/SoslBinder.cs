using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Derived;
using FakeForce.Engine.Soql.Syntax;
using FakeForce.Engine.Sosl.Index;
using FakeForce.Engine.Sosl.Syntax;
using Statement = FakeForce.Engine.Soql.Binding.Statement;

namespace FakeForce.Engine.Sosl.Binding;

/// <summary>
/// Resolves a FIND statement against the catalogue and checks every rule. Field lists, WHERE and ORDER BY are bound by
/// SOQL's binder, so that what it learns holds here too.
/// </summary>
internal sealed class SoslBinder(string source, Catalog catalog, int apiVersion)
{
    /// <summary>SOQL and SOSL reference, "OFFSET n" and "USING Listview=".</summary>
    private const int LargestOffset = 2_000, OffsetSince = 30, ListViewSince = 41;

    public static BoundSearch Bind(string? source, Catalog catalog, int apiVersion)
    {
        try
        {
            var statement = SoslParser.Parse(source);
            return new SoslBinder(source!, catalog, apiVersion).Bind(statement);
        }
        catch (SalesforceException error) when (error.Code == "MALFORMED_QUERY")
        {
            // SOQL's parts speak of queries; the call was a search.
            throw new SalesforceException("MALFORMED_SEARCH", error.Message, [.. error.Fields]);
        }
    }

    private BoundSearch Bind(SoslStatement search)
    {
        var query = search.Query;
        var returning = BindReturning(search.Returning);
        var bound = new BoundSearch
        {
            Query = query,
            Text = source[search.SearchStart..search.SearchEnd],
            LooseQuery = query is null ? null : SearchQueryParser.Parse(source, search.SearchStart, search.SearchEnd, implicitOr: true),
            Group = search.SearchGroup is { } group ? GroupOf(group) : null,
            Returning = returning.Count == 0 ? null : returning,
            Limit = Math.Min(search.Limit?.Value ?? int.MaxValue, RowLimits.Most(apiVersion)),
        };
        return new WithBinder(source, apiVersion, search).Bind(bound);
    }

    private static FieldGroup? GroupOf(Word group) => group.Text.ToUpperInvariant() switch
    {
        "NAME" => FieldGroup.Name,
        "EMAIL" => FieldGroup.Email,
        "PHONE" => FieldGroup.Phone,
        _ => null,
    };

    private List<BoundReturn> BindReturning(IReadOnlyList<FieldSpec> specs)
    {
        var returning = new List<BoundReturn>();
        var texts = new Dictionary<SObjectType, string>();
        foreach (var spec in specs)
        {
            var bound = Bind(spec);
            // The reference forbids repetitions; live answers take one that says the same once.
            if (texts.TryAdd(bound.Type, spec.Text)) returning.Add(bound);
            else if (!texts[bound.Type].Equals(spec.Text, StringComparison.OrdinalIgnoreCase)) throw SoslErrors.RepeatedObject(bound.Type.Name).At(source, spec.Query.Position);
        }
        var offset = returning.Find(r => r.Query.Offset > 0);
        return offset is null || returning.Count == 1 ? returning : throw SoslErrors.OffsetWithSeveralObjects.Plain();
    }

    private BoundReturn Bind(FieldSpec spec)
    {
        var query = spec.Query;
        var statement = new Statement(source, QueryCatalog.Of(catalog), apiVersion);
        var binder = new Binder(statement);
        var type = binder.FindType(query.From.Object);
        if (!SearchedObjects.IsSearchable(type)) throw SoslErrors.NotSearchable(type.Name).Plain();
        RefuseWithoutWords(type, query.Position);
        CheckOffset(query.Offset);
        if (query.Select.Count == 0) query = query with { Select = [new OperandItem(new FieldPath([new Word("Id", query.Position)]), null)] };
        var bound = binder.BindLevel(query, type, level: 0, isSemiJoin: false);
        if (bound.IsCount || bound.Grouping is not null) throw SoslErrors.UnexpectedToken("(").At(source, query.Select[0].Position);
        return new BoundReturn(bound with { Derived = [.. statement.Derived], Calculated = [.. statement.Calculated] }, spec.ListView is { } view && IsRecent(view));
    }

    // What is kept elsewhere, or made up when it is asked for, has no index here.
    private void RefuseWithoutWords(SObjectType type, int position)
    {
        if (DerivedObjects.TryFind(type.Name, out _)) throw SoslErrors.NotSupportedYet("a search of " + type.Name).At(source, position);
    }

    private void CheckOffset(Count? offset)
    {
        if (offset is not { } given) return;
        if (apiVersion < OffsetSince) throw SoslErrors.Since("OFFSET", OffsetSince).At(source, given.Position);
        if (given.Value > LargestOffset) throw SoslErrors.OffsetOutOfRange.Plain();
    }

    private bool IsRecent(Word view)
    {
        if (apiVersion < ListViewSince) throw SoslErrors.Since("USING ListView", ListViewSince).At(source, view.Position);
        return view.Is("Recent") ? true : throw SoslErrors.NotSupportedYet("USING ListView=" + view.Text).At(source, view.Position);
    }
}
