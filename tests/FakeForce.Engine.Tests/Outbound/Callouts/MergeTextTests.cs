using FakeForce.Engine.Outbound.Callouts;

namespace FakeForce.Engine.Tests.Outbound.Callouts;

public sealed class MergeTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a {!$Credential.Key} b", "a K b")]
    [InlineData("{!'Bearer ' & $Credential.Key}", "Bearer K")]
    [InlineData("{! \"x\" + 'y' }", "xy")]
    [InlineData("{!BASE64ENCODE(BLOB('u:' & $Credential.Key))}", "dTpL")]
    [InlineData("{!HTMLENCODE('<')}{!TEXT($Credential.Key)}", "&lt;K")]
    [InlineData(@"{!'it\'s'}", "it's")]
    [InlineData("{}", "{}")]
    public void Fields_and_functions_are_put_in(string text, string rendered) => Assert.Equal(rendered, MergeText.Render(text, field => field == "$Credential.Key" ? "K" : null));

    [Theory]
    [InlineData("{!$Credential.Other}", "there is no value of $Credential.Other")]
    [InlineData("{!IF('a')}", "the function IF is not supported in header formulas; there are BASE64ENCODE, BLOB, HTMLENCODE and TEXT")]
    [InlineData("{!'a'", "the formula '{!'a'' needs '}' at character 6")]
    [InlineData("{!'a", "the formula '{!'a' needs the end of a text at character 6")]
    [InlineData("{!}", "the formula '{!}' needs a text, a field or a function at character 3")]
    public void What_is_no_formula_is_said(string text, string problem)
    {
        Assert.Equal(problem, Assert.Throws<FormatException>(() => MergeText.Render(text, _ => null)).Message);
    }

    [Fact]
    public void Formulas_nest_no_deeper_than_they_may() =>
        Assert.Contains("nests more than", Assert.Throws<FormatException>(() => MergeText.Render("{!" + string.Concat(Enumerable.Repeat("TEXT(", 1_000)), _ => null)).Message, StringComparison.Ordinal);
}
