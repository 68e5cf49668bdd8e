namespace FakeForce.Engine.Tests.Soql.Refusals;

/// <summary>How we know what Salesforce answers.</summary>
public enum Known
{
    /// <summary>Salesforce's reference shows the rule and the text.</summary>
    Documented,

    /// <summary>A live answer quoted in public shows it.</summary>
    Observed,

    /// <summary>Public code that imitates or matches Salesforce's texts shows it.</summary>
    PublicCode,

    /// <summary>That it is refused is documented; the words are ours.</summary>
    OurWords,
}

/// <summary>Checks that a query is refused at the place that a mark (¦) in its text shows; the mark is taken out first.</summary>
internal static class Refusal
{
    public const string SeeDescribe = " Please reference your WSDL or the describe call for the appropriate names.";
    public const string CustomField = " If you are attempting to use a custom field, be sure to append the '__c' after the custom field name." + SeeDescribe;
    public const string CustomRelationship = " If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name." + SeeDescribe;
    public const string CustomObject = " If you are attempting to use a custom object, be sure to append the '__c' after the entity name." + SeeDescribe;

    public static void Check(SmallOrg org, string marked, string code, string text)
    {
        var at = marked.IndexOf('¦', StringComparison.Ordinal);
        Assert.True(at >= 0, "no mark in " + marked);
        var refusal = org.Refused(marked.Remove(at, 1));
        var row = marked.AsSpan(0, at).Count('\n') + 1;
        var column = at - (marked.AsSpan(0, at).LastIndexOf('\n') + 1) + 1;
        Assert.Equal(code, refusal.Code);
        Assert.EndsWith($"^\nERROR at Row:{row}:Column:{column}\n{text}", refusal.Message, StringComparison.Ordinal);
    }
}
