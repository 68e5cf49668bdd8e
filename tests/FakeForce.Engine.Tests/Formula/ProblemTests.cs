using FakeForce.Engine.Formula;

namespace FakeForce.Engine.Tests.Formula;

/// <summary>The texts of Salesforce's own engine (salesforce/formula-engine, labels.xml and FormulaParseException).</summary>
public sealed class ProblemTests
{
    [Theory]
    [InlineData("IF(1 = 1, 2, 3", "Syntax error.  Missing ')'")]
    [InlineData("(1 + 2", "Syntax error.  Missing ')'")]
    [InlineData("1 +", "Syntax error.  Found 'end of formula'")]
    [InlineData("", "Syntax error.  Found 'end of formula'")]
    [InlineData("1 2", "Syntax error. Extra '2'")]
    [InlineData("1 )", "Syntax error. Extra ')'")]
    [InlineData("Amount__c Quantity__c", "Syntax error. Extra Quantity__c")]
    [InlineData("1 % 2", "Syntax error.  Found '%'")]
    [InlineData("\"open", "Syntax error.  Missing '\"'")]
    [InlineData("/* open", "Syntax error.  Missing '*/'")]
    [InlineData("Nope__c + 1", "Field Nope__c does not exist. Check spelling.")]
    [InlineData("Account__r.Nope__c", "Field Account__r.Nope__c does not exist. Check spelling.")]
    [InlineData("Nope__r.Name", "Field Nope__r.Name does not exist. Check spelling.")]
    [InlineData("Owner:Account.Name", "Account is an invalid object type for the Owner field. Check spelling.")]
    [InlineData("NOPE(1)", "Unknown function NOPE. Check spelling.")]
    [InlineData("IF(1, 2, 3)", "Incorrect parameter type for function 'IF()'. Expected Boolean, received Number")]
    [InlineData("IF(TRUE, 2, \"x\")", "Incorrect parameter type for function 'IF()'. Expected Number, received Text")]
    [InlineData("IF(TRUE, 2)", "Incorrect number of parameters for function 'IF()'. Expected 3, received 2")]
    [InlineData("CASE(1, 2, 3)", "Incorrect number of parameters for function 'CASE()'. Expected 4, received 3")]
    [InlineData("CASE(1, 2, 3, 4, 5)", "Incorrect number of parameters for function 'CASE()'. Expected 4, received 5")]
    [InlineData("CASE(1, 2, TRUE, FALSE)", "Incorrect argument type for function 'CASE()'. ")]
    [InlineData("LEN(1)", "Incorrect parameter type for function 'LEN()'. Expected Text, received Number")]
    [InlineData("1 & \"x\"", "Incorrect parameter type for operator '&'. Expected Text, received Number")]
    [InlineData("1 + \"x\"", "Incorrect parameter type for operator '+'. Expected Number, Date, DateTime, received Text")]
    [InlineData("\"x\" + 1", "Incorrect parameter type for operator '+'. Expected Text, received Number")]
    [InlineData("1 - Day__c", "Incorrect parameter type for operator '-'. Expected Number, DateTime, received Date")]
    [InlineData("1 = \"x\"", "Incorrect parameter type for operator '='. Expected Number, received Text")]
    [InlineData("TRUE < FALSE", "Incorrect parameter type for operator '<'. Expected Number, Date, DateTime, received Boolean")]
    [InlineData("IFERROR(1, 2)", "Unknown function IFERROR. Check spelling.")]
    [InlineData("SUBSTR(Text__c, 1)", "Function SUBSTR may not be used in this type of formula")]
    [InlineData("\"a\\qb\"", "Syntax error.  Found '\\'")]
    [InlineData("Pick__c = \"Red\"", "Field Pick__c is a picklist field. Picklist fields are only supported in certain functions.")]
    [InlineData("IF(Yes__c, Pick__c, \"x\")", "Field Pick__c is a picklist field. Picklist fields are only supported in certain functions.")]
    [InlineData("UPPER(Many__c)", "Field Many__c is a multi-select picklist field. Multi-select picklist fields are only supported in certain functions.")]
    [InlineData("ISPICKVAL(Text__c, \"Red\")", "Incorrect parameter type for function 'ISPICKVAL()'. Expected Picklist, received Text")]
    [InlineData("ISPICKVAL(Pick__c, Text__c)", "Incorrect parameter type for function 'ISPICKVAL()'. Expected Text Literal, received Text")]
    [InlineData("INCLUDES(Many__c, \"Z\")", "Incorrect parameter for function INCLUDES(). Text Literal must be a valid value for this multi-select picklist field.")]
    [InlineData("PRIORVALUE(Account__r.Name) = \"x\"", "The PRIORVALUE function cannot reference the Account__r.Name field.")]
    [InlineData("ISCHANGED(1)", "Incorrect argument type for function 'ISCHANGED()'. ")]
    [InlineData("URLENCODE(\"x\")", "Function URLENCODE may not be used in this type of formula")]
    [InlineData("HYPERLINK(\"x\", \"y\")", "Function HYPERLINK may not be used in this type of formula")]
    [InlineData("GETSESSIONID()", "Function GETSESSIONID is not supported by FakeForce")]
    [InlineData("REGEX(\"x\", \"a++\")", "Incorrect parameter for function 'REGEX()'. The pattern is none, or one that FakeForce cannot match as Java does.")]
    [InlineData("$Label.Greeting", "Field $Label.Greeting does not exist. Check spelling.")]
    [InlineData("$Api.Session_ID", "$Api.Session_ID in formulas is not supported by FakeForce")]
    [InlineData("$Api.Partner_Server_URL_", "Field $Api.Partner_Server_URL_ does not exist. Check spelling.")]
    [InlineData("$Nope.Name", "Field $Nope.Name does not exist. Check spelling.")]
    public void A_formula_that_is_none_is_told_why(string formula, string problem) => Assert.Equal(problem, FormulaOrg.Problem(formula));

    [Theory]
    [InlineData("ISCHANGED(Amount__c)", "Function ISCHANGED may not be used in this type of formula")]
    [InlineData("ISNEW()", "Function ISNEW may not be used in this type of formula")]
    [InlineData("REGEX(Text__c, \"x\")", "Function REGEX may not be used in this type of formula")]
    [InlineData("Long__c", "You referenced an unsupported field type called \"Long Text Area\" using the following field: Long__c")]
    public void A_formula_field_may_use_less(string formula, string problem) => Assert.Equal(problem, FormulaOrg.Problem(formula, FormulaUse.Field));

    [Fact]
    public void A_result_of_another_type_is_refused() =>
        Assert.Equal("Formula result is data type (Number), incompatible with expected data type (Text).",
            Assert.Throws<FormulaException>(() => CompiledFormula.Compile("1", new Engine.Formula.Records.RecordScope(FormulaOrg.Catalog, FormulaOrg.Thing, FormulaUse.Field), FormulaType.Text)).Message);

    [Fact]
    public void A_formula_has_3900_characters_at_most()
    {
        Assert.Equal("Formula is too long (3,901 characters).  Maximum length is 3,900 characters", FormulaOrg.Problem("1" + new string(' ', 3900)));
        Assert.NotNull(FormulaOrg.Compile("1" + new string(' ', 3899)));
    }

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    [InlineData('!')]
    public void A_formula_nests_200_deep_at_most(char opening) =>
        Assert.Contains("nests more than 200 deep", FormulaOrg.Problem(new string(opening, 3000) + "1"), StringComparison.Ordinal);

    [Fact]
    public void A_path_crosses_ten_relationships_at_most()
    {
        Assert.NotNull(FormulaOrg.Compile(string.Concat(Enumerable.Repeat("Up__r.", 10)) + "Amount__c"));
        Assert.Contains("more than 10 relationships", FormulaOrg.Problem(string.Concat(Enumerable.Repeat("Up__r.", 11)) + "Amount__c"), StringComparison.Ordinal);
    }
}
