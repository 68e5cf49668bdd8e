namespace FakeForce.Engine.Formula;

/// <summary>Bounds of formulas.</summary>
internal static class FormulaLimits
{
    /// <summary>"Formula fields can contain up to 3,900 characters" (Help, "Formula Field Limits and Restrictions").</summary>
    public const int MaxLength = 3_900;

    /// <summary>
    /// "The maximum compiled size is 15,000 bytes" (same page). The size is that of Salesforce's own compiler's output; here it
    /// counts the steps of a formula with those of the formulas that it refers to.
    /// </summary>
    public const int MaxSize = 15_000;

    /// <summary>How deep a formula may nest in itself, and how deep with the formulas that it refers to. Ours, for the stack's sake.</summary>
    public const int MaxNesting = 200, MaxHeight = 1_000;

    /// <summary>"You can reference up to 10 unique relationships", each at most ten objects away (Help, "Cross-Object Formulas").</summary>
    public const int MaxSpan = 10;

    /// <summary>The longest text on the way to a result: as long as the longest text field. Ours.</summary>
    public const int MaxText = 131_072;

    /// <summary>What a text formula field shows at most; describe gives it that length.</summary>
    public const int MaxTextResult = 1_300;
}
