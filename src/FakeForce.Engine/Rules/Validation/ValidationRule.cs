namespace FakeForce.Engine.Rules.Validation;

/// <summary>A validation rule in the words of the metadata type ValidationRule.</summary>
/// <param name="FullName">The object and the rule's own name: <c>Invoice__c.Amount_positive</c>.</param>
public sealed record ValidationRule(string FullName)
{
    public bool Active { get; init; } = true;

    /// <summary>True for a record that must not be saved.</summary>
    public string ErrorConditionFormula { get; init; } = "";
    public string ErrorMessage { get; init; } = "";

    /// <summary>The field that the error names; none puts it at the top of the page.</summary>
    public string? ErrorDisplayField { get; init; }

    internal string ObjectName => FullName.Split('.', 2)[0];
    internal string OwnName => FullName[(FullName.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
