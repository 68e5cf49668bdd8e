using System.Globalization;
using CsCheck;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Tests.Records;

namespace FakeForce.Engine.Tests.Rules.RollUps;

/// <summary>Random saves, moves, deletes and undeletes of details and masters against the plainest model: all details, summed up anew.</summary>
public sealed class RollUpModelTests
{
    private static readonly string[] summaries = ["Count__c", "Sum__c", "Min__c", "Max__c", "Large__c", "First__c", "Twice__c", "Positive__c"];

    private static readonly Catalog catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions
    {
        Objects =
        [
            new()
            {
                FullName = "Bill__c",
                Fields =
                [
                    Summary("Count__c", SummaryOperation.Count, null), Summary("Sum__c", SummaryOperation.Sum, "Amount__c"), Summary("Min__c", SummaryOperation.Min, "Amount__c"),
                    Summary("Max__c", SummaryOperation.Max, "Amount__c"), Summary("Large__c", SummaryOperation.Sum, "Amount__c", new CriteriaItem("Amount__c", FilterOperation.GreaterOrEqual, "0.2")),
                    Summary("First__c", SummaryOperation.Min, "Day__c"), Summary("Twice__c", SummaryOperation.Sum, "Double__c"), Summary("Positive__c", SummaryOperation.Count, null, new CriteriaItem("Double__c", FilterOperation.GreaterThan, "0")),
                ],
            },
            new()
            {
                FullName = "Line__c",
                Fields =
                [
                    new() { FullName = "Bill__c", Type = CustomFieldType.MasterDetail, ReferenceTo = ["Bill__c"], RelationshipName = "Lines", ReparentableMasterDetail = true },
                    new() { FullName = "Amount__c", Type = CustomFieldType.Currency, Precision = 16, Scale = 2 },
                    new() { FullName = "Day__c", Type = CustomFieldType.Date },
                    new() { FullName = "Double__c", Type = CustomFieldType.Currency, Precision = 16, Scale = 2, Formula = "Half__c * 4" },
                    new() { FullName = "Half__c", Type = CustomFieldType.Number, Precision = 16, Scale = 4, Formula = "Amount__c / 2" },
                ],
            },
        ],
    });

    private static readonly Gen<(int Kind, int Which, int Bill, int? Amount)> step =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 1], Gen.Select(Gen.Bool, Gen.Int[-3, 5]).Select((isThere, amount) => isThere ? amount : (int?)null)).Select((kind, which, bill, amount) => (kind, which, bill, amount));

    [Fact]
    public void Summaries_are_what_all_details_give() => step.Array[1, 25].Sample(steps =>
    {
        var org = new SavingOrg(new OrgOptions { Catalog = catalog });
        RecordId[] bills = [org.Add("Bill__c"), org.Add("Bill__c")];
        var lines = new List<(RecordId Id, int Bill, int? Amount, bool Live)>();
        foreach (var (kind, which, bill, amount) in steps) Take(org, bills, lines, kind, which, bill, amount);
        for (var bill = 0; bill < bills.Length; bill++)
            if (org.Row(bills[bill]).IsLive) Assert.Equal(Expected([.. lines.Where(line => line.Live && line.Bill == bill).Select(line => line.Amount)]), org.Values(bills[bill], summaries));
    }, iter: 150);

    [Theory]
    [InlineData("Day__c - TODAY()")]
    [InlineData("Bill__r.Count__c")]
    [InlineData("IF($User.IsActive, 1, 2)")]
    [InlineData("Other__c + 1")]
    public void A_formula_over_others_or_the_clock_is_not_summed_up(string formula)
    {
        var problem = Assert.Throws<InvalidDefinitionException>(() => catalog is OrgCatalog own ? own.With(new CustomDefinitions
        {
            Fields =
            [
                new("Line__c", new() { FullName = "Other__c", Type = CustomFieldType.Number, Precision = 9, Scale = 0, Formula = "IF(TODAY() > Day__c, 1, 2)" }),
                new("Line__c", new() { FullName = "Moving__c", Type = CustomFieldType.Number, Precision = 9, Scale = 0, Formula = formula }),
                new("Bill__c", Summary("Wrong__c", SummaryOperation.Sum, "Moving__c")),
            ],
        }) : null);
        Assert.Equal("Bill__c.Wrong__c: Moving__c is a formula over other records or the clock, which no roll-up sums up", Assert.Single(problem.Problems));
    }

    private static void Take(SavingOrg org, RecordId[] bills, List<(RecordId Id, int Bill, int? Amount, bool Live)> lines, int kind, int which, int bill, int? amount)
    {
        var at = lines.Count == 0 ? -1 : which % lines.Count;
        if (kind <= 3 || at < 0)
        {
            if (org.Row(bills[bill]).IsLive) lines.Add((org.Add("Line__c", ("Bill__c", bills[bill].ToString()), ("Amount__c", Text(amount)), ("Day__c", Day(amount))), bill, amount, true));
        }
        else if (kind is 4 or 5 && lines[at].Live)
        {
            if (!org.Row(bills[bill]).IsLive) return;
            Assert.True(org.Change(lines[at].Id, ("Bill__c", bills[bill].ToString()), ("Amount__c", Text(amount)), ("Day__c", Day(amount))).Success);
            lines[at] = (lines[at].Id, bill, amount, true);
        }
        else if (kind is 6 or 7) SetLive(org, bills, lines, at);
        else if (org.Row(bills[bill]).IsLive)
        {
            Assert.True(org.Delete(bills[bill]).Success);
            Assert.True(org.Undelete(bills[bill]).Success);
        }
    }

    private static void SetLive(SavingOrg org, RecordId[] bills, List<(RecordId Id, int Bill, int? Amount, bool Live)> lines, int at)
    {
        var (id, bill, amount, isLive) = lines[at];
        if (!org.Row(bills[bill]).IsLive) return;
        Assert.True((isLive ? org.Delete(id) : org.Undelete(id)).Success);
        lines[at] = (id, bill, amount, !isLive);
    }

    private static string Expected(int?[] amounts)
    {
        var there = amounts.OfType<int>().Select(amount => amount / 10.0m).ToList();
        string[] values =
        [
            amounts.Length.ToString(CultureInfo.InvariantCulture), Text(there.Sum()), there.Count == 0 ? "null" : Text(there.Min()), there.Count == 0 ? "null" : Text(there.Max()),
            Text(there.Where(amount => amount >= 0.2m).Sum()), there.Count == 0 ? "null" : (20_000 + (int)(there.Min() * 10)).ToString(CultureInfo.InvariantCulture),
            Text(there.Sum() * 2), there.Count(amount => amount > 0).ToString(CultureInfo.InvariantCulture),
        ];
        return string.Join(", ", values);
    }

    // Tenths, which sums of doubles would not give back.
    private static string? Text(int? amount) => amount is { } there ? (there / 10.0m).ToString(CultureInfo.InvariantCulture) : null;

    private static string Text(decimal amount) => ((double)amount + 0.0).ToString(CultureInfo.InvariantCulture);

    private static string? Day(int? amount) => amount is { } there ? DateTime.UnixEpoch.AddDays(20_000 + there).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static CustomFieldDefinition Summary(string name, SummaryOperation operation, string? field, params CriteriaItem[] filters) => new()
    {
        FullName = name,
        Type = CustomFieldType.Summary,
        Summary = new() { ForeignKey = "Line__c.Bill__c", Operation = operation, SummarizedField = field is null ? null : "Line__c." + field, FilterItems = filters },
    };
}
