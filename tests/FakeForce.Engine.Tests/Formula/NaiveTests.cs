using CsCheck;
using FakeForce.Engine.Formula;

namespace FakeForce.Engine.Tests.Formula;

/// <summary>Random formulas against a naive evaluation, and random texts against the parser.</summary>
public sealed class NaiveTests
{
    private static readonly FormulaOrg Filled = FormulaOrg.Filled();

    private static readonly Dictionary<string, object?> fields = new()
    {
        ["Amount__c"] = 12.5m, ["Quantity__c"] = 4m, ["Empty__c"] = null, ["Text__c"] = "Hello World", ["Blank__c"] = null,
        ["Yes__c"] = true, ["No__c"] = false, ["Day__c"] = new DateTime(2024, 2, 29), ["NoDay__c"] = null,
    };

    private static readonly string[] pieces =
    [
        "(", ")", ",", "+", "-", "*", "/", "^", "&", "=", "<>", "<", ">=", "&&", "||", "!", "NOT", "IF", "CASE", "AND(", "TEXT(", "DATE(", "Amount__c", "Text__c", "Pick__c", "Many__c", "Day__c",
        "Account__r.Name", "Owner:User.Name", "$User.Id", "$", "1", "0", "99999999999999999999999999", "\"x\"", "'", "\"", "\\", "/*", "*/", " ", "\n", "null", "TRUE", "REGEX(", "PRIORVALUE(", "ISCHANGED(", "é", "\u0000", "\ud83d",
    ];

    [Fact]
    public void Formulas_give_what_a_naive_evaluation_gives() => Gen.Select(Gen.UInt, Gen.Int[0, 3], Gen.Int[1, 4]).Sample((seed, kind, depth) =>
    {
        var maker = new TermMaker(seed, fields);
        var term = kind switch { 0 => maker.Number(depth), 1 => maker.Truth(depth), 2 => maker.Text(depth), _ => maker.Date(depth) };
        if (term.Text.Length > FormulaLimits.MaxLength) return;
        Assert.Equal(term.Text + " = " + Naive(term), term.Text + " = " + Filled.Result(term.Text));
    }, iter: 3_000);

    [Fact]
    public void No_text_gives_anything_but_a_formula_or_a_problem() => Gen.OneOf(Gen.Int[0, pieces.Length - 1].Array[0, 40].Select(parts => string.Concat(parts.Select(i => pieces[i]))), Gen.String[0, 200]).Sample(text =>
    {
        try
        {
            Filled.Result(text);
        }
        catch (FormulaException problem)
        {
            Assert.NotEmpty(problem.Message);
        }
    }, iter: 20_000);

    private static string Naive(Term term)
    {
        try
        {
            return term.Value() switch
            {
                null => "null",
                decimal number => number.ToString("0.##########", System.Globalization.CultureInfo.InvariantCulture),
                bool truth => truth ? "true" : "false",
                DateTime date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                var text => (string)text,
            };
        }
        catch (Exception e) when (e is NaiveFailureException or OverflowException)
        {
            return "#Error!";
        }
    }
}
