namespace FakeForce.Engine.Formula.Functions;

/// <summary>Functions that Salesforce has but that are refused here, by name.</summary>
internal static class RefusedFunctions
{
    // "This function is only available in custom buttons and links, and in Visualforce", or in summary formulas of reports, as their pages say.
    private static readonly HashSet<string> elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        "GETRECORDIDS", "INCLUDE", "LINKTO", "REQUIRESCRIPT", "URLFOR", "JUNCTIONIDLIST",
        "PARENTGROUPVAL", "PREVGROUPVAL", "SUBSTR", "POWER",
    };

    // What FakeForce cannot work out: a session's id, a proxy's address, a prediction.
    private static readonly HashSet<string> unsupported = new(StringComparer.OrdinalIgnoreCase)
    {
        "GETSESSIONID", "IMAGEPROXYURL", "PREDICT",
    };

    public static bool IsUnsupported(string name) => unsupported.Contains(name);

    public static FormulaException? Problem(string name, int at) =>
        elsewhere.Contains(name) ? FormulaProblems.NotHere(name, at) : unsupported.Contains(name) ? FormulaProblems.Unsupported($"Function {name}", at) : null;
}
