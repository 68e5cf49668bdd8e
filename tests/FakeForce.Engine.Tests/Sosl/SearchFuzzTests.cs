using FakeForce.Engine.Tests.Soql.Fuzz;

namespace FakeForce.Engine.Tests.Sosl;

/// <summary>Whatever is sent as a search, it runs or is refused with one of the documented codes.</summary>
public sealed class SearchFuzzTests
{
    private static readonly string[] good =
    [
        "FIND {acme} IN ALL FIELDS RETURNING Account(Id, Name WHERE Name LIKE 'a%' ORDER BY Name DESC NULLS LAST LIMIT 5 OFFSET 1), Contact",
        "FIND {\"acme corp\" AND (bolt OR x*) AND NOT y?z} IN NAME FIELDS RETURNING Account, Contact(Name, Account.Name) LIMIT 20",
        "FIND {a\\*b \\{c\\}} IN EMAIL FIELDS RETURNING Contact(Email) WITH HIGHLIGHT WITH SNIPPET(target_length=120)",
        "FIND {acme} WITH METADATA = 'LABELS' WITH SPELL_CORRECTION = false LIMIT 3",
    ];

    private static readonly string[] codes = ["MALFORMED_SEARCH", "INVALID_SEARCH"];

    [Fact]
    public async Task What_is_nearly_a_search_runs_or_is_refused()
    {
        var (org, inputs) = (await SearchOrg.WithAsync("Account Name=Acme", "Contact LastName=Bolt"), new FuzzInputs(1));
        for (var i = 0; i < 40_000; i++)
        {
            var sosl = i % 8 == 0 ? inputs.Next() : inputs.Spoilt(good[i % good.Length]);
            try
            {
                org.Run(sosl);
            }
            catch (SalesforceException refusal)
            {
                Assert.True(codes.Contains(refusal.Code) || Refusals.Contains(refusal.Code), $"{refusal.Code}: {sosl}");
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Assert.Fail($"{sosl}\n{failure}");
            }
        }
    }
}
