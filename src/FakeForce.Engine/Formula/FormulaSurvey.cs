using FakeForce.Engine.Formula.Functions;
using FakeForce.Engine.Formula.Syntax;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Formula;

/// <summary>What can be said of a formula by its text alone, before there is anything to bind it to.</summary>
public static class FormulaSurvey
{
    // Globals that FakeForce has nothing to answer with.
    private static readonly string[] globals = ["$Api.Session_ID", "$Site.", "$Network."];

    /// <summary>Why a formula that Salesforce takes is none of FakeForce's; null for all others, wrong ones too.</summary>
    public static string? WhyNotSupported(string formula) => Find(formula, expression => expression switch
    {
        Call call when RefusedFunctions.IsUnsupported(call.Name) => $"Function {call.Name.ToUpperInvariant()} is not supported by FakeForce",
        Reference reference when Array.Exists(globals, name => reference.Path.StartsWith(name, StringComparison.OrdinalIgnoreCase)) => $"{reference.Path} in formulas is not supported by FakeForce",
        _ => null,
    });

    /// <summary>The first name in it that is of a managed package, as <c>Account.pack__Size__c</c>; null for none.</summary>
    public static string? PackagedName(string formula) =>
        Find(formula, expression => expression is Reference reference && Array.Exists(reference.Path.Split('.'), CustomNames.IsOfPackage) ? reference.Path : null);

    /// <summary>True for a text that pages show as HTML (SOAP API Developer Guide, "Field": htmlFormatted, "a hyperlink formula … or has an IMAGE text function").</summary>
    public static bool GivesHtml(string formula) =>
        (formula.Contains("HYPERLINK", StringComparison.OrdinalIgnoreCase) || formula.Contains("IMAGE", StringComparison.OrdinalIgnoreCase))
        && Find(formula, expression => expression is Call { Name: var name } && (name.Equals("HYPERLINK", StringComparison.OrdinalIgnoreCase) || name.Equals("IMAGE", StringComparison.OrdinalIgnoreCase)) ? name : null) is not null;

    private static string? Find(string formula, Func<Expression, string?> ask)
    {
        try
        {
            return Find(Parser.Parse(formula), ask);
        }
        catch (FormulaException)
        {
            // What is wrong with it is told where it is bound.
            return null;
        }
    }

    private static string? Find(Expression expression, Func<Expression, string?> ask) =>
        ask(expression) ?? (expression is Call call ? call.Arguments.Select(argument => Find(argument, ask)).FirstOrDefault(found => found is not null) : null);
}
