namespace FakeForce.Engine.Tests.Soql.Functions;

internal static class Refusal
{
    /// <summary>The query fails with that code, at that column of its first line, with that text.</summary>
    public static void Expect(this SmallOrg org, string soql, string code, int column, string text)
    {
        var refusal = org.Refused(soql);
        Assert.Equal((code, $"^\nERROR at Row:1:Column:{column}\n{text}"), (refusal.Code, refusal.Message[Math.Max(0, refusal.Message.IndexOf('^', StringComparison.Ordinal))..]));
    }
}
