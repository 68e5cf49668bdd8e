using System.Globalization;
using FakeForce.Engine.Sosl.Syntax;

namespace FakeForce.Engine.Sosl.Binding;

/// <summary>The WITH and UPDATE clauses: what each does, or how it is refused. FakeForce's orgs have no divisions, sites and articles.</summary>
internal sealed class WithBinder(string source, int apiVersion, SoslStatement search)
{
    private const int HighlightSince = 39, SpellCorrectionSince = 40, SnippetSince = 32;

    public BoundSearch Bind(BoundSearch bound)
    {
        foreach (var option in search.With) bound = Bind(bound, option);
        foreach (var update in search.Update)
        {
            var name = update.Text.ToUpperInvariant();
            if (bound.Returning?.All(r => SearchedObjects.IsArticle(r.Type)) is not true) throw SoslErrors.UpdateNeedsKnowledge(name).Plain();
            throw SoslErrors.NotSupportedYet("UPDATE " + name).At(source, update.Position);
        }
        return bound;
    }

    private BoundSearch Bind(BoundSearch bound, WithOption option) => option.Name switch
    {
        "HIGHLIGHT" => Since(HighlightSince, option, bound with { Highlights = true }),
        "METADATA" when "LABELS".Equals(option.Value, StringComparison.OrdinalIgnoreCase) => bound with { WantsLabels = true },
        // Terms are never corrected here, which is what Salesforce does too wherever they are found as written.
        "SPELL_CORRECTION" when bool.TryParse(option.Value, out _) => Since(SpellCorrectionSince, option, bound),
        "SNIPPET" => Since(SnippetSince, option, Snippet(bound, option)),
        "PRICEBOOKID" => Pricebook(bound, option),
        "DIVISION" => throw SoslErrors.NoDivisions.Plain(),
        "NETWORK" => throw (option.Value is null ? SoslErrors.NullNetwork.Plain() : SoslErrors.NotSupportedYet("WITH NETWORK").At(source, option.Position)),
        "DATA CATEGORY" => throw SoslErrors.NoSuchCategoryGroup(WithoutSuffix(option.Value!)).Plain(),
        "USER_MODE" or "SYSTEM_MODE" or "SECURITY_ENFORCED" => throw SoslErrors.ApexOnly("WITH " + option.Name).At(source, option.Position),
        _ => throw SoslErrors.MalformedToken(source.Substring(option.Position, option.Name.Length)).At(source, option.Position),
    };

    private BoundSearch Since(int version, WithOption option, BoundSearch bound) =>
        apiVersion >= version ? bound : throw SoslErrors.Since("WITH " + option.Name, version).At(source, option.Position);

    // Objects without snippets answer as if the clause were not there.
    private BoundSearch Snippet(BoundSearch bound, WithOption option)
    {
        var withSnippet = bound.Returning?.FirstOrDefault(r => SearchedObjects.HasSnippets(r.Type));
        if (bound.Returning is not null && withSnippet is null) return bound;
        var what = withSnippet?.Type.Name ?? "all objects";
        throw SoslErrors.NotSupportedYet(string.Create(CultureInfo.InvariantCulture, $"WITH SNIPPET of {what}")).At(source, option.Position);
    }

    private BoundSearch Pricebook(BoundSearch bound, WithOption option)
    {
        if (option.IsList) throw SoslErrors.PricebookNotIn.Plain();
        if (bound.Returning?.All(r => r.Type.Name == "Product2") is not true) throw SoslErrors.PricebookWithoutProduct.Plain();
        return RecordId.TryParse(option.Value, out var id) ? bound with { Pricebook = id } : throw SoslErrors.MalformedToken(option.Value ?? "NULL").At(source, option.Position);
    }

    private static string WithoutSuffix(string name) => name.EndsWith("__c", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
}
