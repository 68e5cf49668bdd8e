namespace FakeForce.Engine.Tests.Sosl;

/// <summary>WITH HIGHLIGHT and WITH METADATA.</summary>
public sealed class HighlightTests
{
    [Theory]
    [InlineData("salesforce", "Description:<mark>Salesforce</mark>.com Name:<mark>Salesforce</mark>")]
    [InlineData("\"salesforce com\" OR name", "Description:<mark>Salesforce</mark>.<mark>com</mark>")]
    [InlineData("sales*", "")]
    [InlineData("salesforce AND NOT nothing", "Description:<mark>Salesforce</mark>.com Name:<mark>Salesforce</mark>")]
    [InlineData("555 salesforce com", "Description:<mark>Salesforce</mark>.<mark>com</mark> Name:<mark>Salesforce</mark>")]
    public async Task Terms_are_marked_in_the_returned_fields(string text, string marked)
    {
        var org = await SearchOrg.WithAsync("Account Name=Salesforce|Description=Salesforce.com|Phone=555 1|Site=salesforce");
        var found = org.Run($"FIND {{{text}}} RETURNING Account(Name, Description, Phone) WITH HIGHLIGHT").Objects[0];
        Assert.Equal(marked, string.Join(" ", found.Highlighter!.Of(found.Rows.RowAt(0)).Select(h => $"{h.Name}:{h.Text}")));
    }

    [Fact]
    public async Task Objects_that_are_not_highlighted_answer_as_usual()
    {
        var org = await SearchOrg.WithAsync("Case Subject=Help");
        Assert.Null(org.Run("FIND {help} RETURNING Case(Subject) WITH HIGHLIGHT").Objects[0].Highlighter);
    }

    [Fact]
    public async Task Labels_are_asked_for_by_metadata()
    {
        var org = await SearchOrg.WithAsync("Account Name=Acme");
        Assert.True(org.Run("FIND {acme} RETURNING Account(Name) WITH METADATA='LABELS'").WantsLabels);
        Assert.False(org.Run("FIND {acme} RETURNING Account(Name)").WantsLabels);
    }
}
