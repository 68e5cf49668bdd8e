using System.Text;
using FakeForce.Server.Tests.Rest;

namespace FakeForce.Server.Tests.BadInput;

/// <summary>Bodies that are no JSON, or no record: each gets Jackson's text with line and column, and writes nothing.</summary>
public sealed class JsonErrorTests(SharedSampleOrg shared) : IClassFixture<SharedSampleOrg>
{
    private const string Expected = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";

    [Theory]
    [InlineData("""{"Name"jAcme}""", "Unexpected character ('j' (code 106)): was expecting a colon to separate field name and value at [line:1, column:9]")]
    [InlineData("""{'a""", "Unexpected character (''' (code 39)): was expecting double-quote to start field name at [line:1, column:3]")]
    [InlineData("""{"Name":"A" "B":1}""", "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries at [line:1, column:14]")]
    [InlineData("""{"Name":"A",}""", "Unexpected character ('}' (code 125)): was expecting double-quote to start field name at [line:1, column:14]")]
    [InlineData("{\n\"Name\":\n ?}", "Unexpected character ('?' (code 63)): " + Expected + " at [line:3, column:3]")]
    [InlineData("""{"Name":é}""", "Unexpected character ('é' (code 233)): " + Expected + " at [line:1, column:10]")]
    [InlineData("""{"Name":"A"}}""", "Unexpected character ('}' (code 125)): expected end of content at [line:1, column:14]")]
    [InlineData("""{"Name":""", "Unexpected end-of-input: expected close marker for OBJECT (from [line:1, column:1]) at [line:1, column:9]")]
    [InlineData("{", "Unexpected end-of-input: expected close marker for OBJECT (from [line:1, column:1]) at [line:1, column:2]")]
    [InlineData("""{"Name":"A""", "Unexpected end-of-input: was expecting closing quote for a string value at [line:1, column:11]")]
    [InlineData("""{"Name":"\x"}""", "Unrecognized character escape 'x' (code 120) at [line:1, column:12]")]
    [InlineData("""{"Name":"\u12"}""", "Unexpected character: expected a hex-digit for character escape sequence at [line:1, column:12]")]
    [InlineData("{\"Name\":\"a\u0001\"}", "Illegal unquoted character ((CTRL-CHAR, code 1)): has to be escaped using backslash to be included in string value at [line:1, column:11]")]
    [InlineData("""{"Name":tru}""", "Unrecognized token 'tru': was expecting 'null', 'true', 'false' or NaN at [line:1, column:12]")]
    [InlineData("""{"Name":NaN}""", "Unrecognized token 'NaN': was expecting 'null', 'true', 'false' or NaN at [line:1, column:12]")]
    [InlineData("""{"NumberOfEmployees":01}""", "Invalid numeric value: Leading zeroes not allowed at [line:1, column:24]")]
    [InlineData("""{"NumberOfEmployees":-}""", "Unexpected character ('}' (code 125)): expected digit (0-9) to follow minus sign, for valid numeric value at [line:1, column:24]")]
    [InlineData("""{"AnnualRevenue":1.}""", "Unexpected character ('}' (code 125)): Decimal point not followed by a digit at [line:1, column:21]")]
    [InlineData("""{"AnnualRevenue":1e}""", "Unexpected character ('}' (code 125)): Exponent indicator not followed by a digit at [line:1, column:21]")]
    [InlineData("[]", "Cannot deserialize instance of SObject from START_ARRAY value [] at [line:1, column:1]")]
    [InlineData("\"x\"", "Cannot deserialize instance of SObject from VALUE_STRING value \"x\" at [line:1, column:1]")]
    [InlineData("null", "Cannot deserialize instance of SObject from VALUE_NULL value null at [line:1, column:1]")]
    [InlineData("""{"Name":["A"]}""", "Cannot deserialize instance of a field from START_ARRAY value [ at [line:1, column:9]")]
    [InlineData("""{"attributes":"Account"}""", "Cannot deserialize instance of attributes from VALUE_STRING value \"Account\"} at [line:1, column:15]")]
    [InlineData("""{"Name":{"a":1}}""", "Cannot deserialize instance of string from START_OBJECT value { or request may be missing a required field at [line:1, column:16]")]
    [InlineData("""{"Name":"N","NumberOfEmployees":"x"}""", "Cannot deserialize instance of int from VALUE_STRING value x or request may be missing a required field at [line:1, column:36]")]
    [InlineData("""{"Name":"N","NumberOfEmployees":1.5}""", "Cannot deserialize instance of int from VALUE_NUMBER_FLOAT value 1.5 or request may be missing a required field at [line:1, column:36]")]
    [InlineData("""{"Name":"N","AnnualRevenue":true}""", "Cannot deserialize instance of currency from VALUE_TRUE value true or request may be missing a required field at [line:1, column:33]")]
    public async Task Broken_json_is_located(string body, string message)
    {
        var answer = await shared.Org.SendAsync("POST", "/sobjects/Account", body);
        var error = answer.Json[0];
        Assert.Equal((400, "JSON_PARSER_ERROR", message), (answer.Status, error.GetProperty("errorCode").GetString(), error.GetProperty("message").GetString()));
        await NothingWrittenAsync();
    }

    [Theory]
    [InlineData("""{"Name":"N","AnnualRevenue":1e999}""", "NUMBER_OUTSIDE_VALID_RANGE")]
    [InlineData("""{"Name":"N","AnnualRevenue":123456789012345678901234567890}""", "NUMBER_OUTSIDE_VALID_RANGE")]
    [InlineData("""{"Name":"N","NumberOfEmployees":99999999999999999999}""", "NUMBER_OUTSIDE_VALID_RANGE")]
    [InlineData("""{"Name":"N","BillingAddress":{"city":"x"}}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "JSON_PARSER_ERROR")]
    [InlineData("""{"Name":"N","OwnerId":"005"}""", "MALFORMED_ID")]
    [InlineData("""{"Name":"N","OwnerId":{"a":1}}""", "JSON_PARSER_ERROR")]
    [InlineData("""{"Name":"N","Owner":{"Username":"x"}}""", "INVALID_FIELD")]
    [InlineData("""{"Name":"N","Parent":{}}""", "INVALID_FIELD")]
    [InlineData("""{"Name":"N","Parent":{"Ext__c":"A1","Name":"x"}}""", "INVALID_FIELD")]
    [InlineData("""{"Name":"N","Parent":{"Parent":{"Parent":{}}}}""", "INVALID_FIELD")]
    [InlineData("""{"Name":"N","Owner":{"attributes":{"type":"Nope"},"Id":"x"}}""", "INVALID_FIELD", "INVALID_TYPE")]
    [InlineData("""{"Name":"N","Owner":{"attributes":{"type":"Account"},"Ext__c":"A1"}}""", "INVALID_FIELD", "FIELD_INTEGRITY_EXCEPTION")]
    [InlineData("""{"Name":"N","":1}""", "INVALID_FIELD")]
    [InlineData("""{"Name":"N","ParentId":null,"parentid":"001000000000999AAA"}""", "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY")]
    public async Task Odd_values_are_refused(string body, params string[] codes)
    {
        var answer = await shared.Org.SendAsync("POST", "/sobjects/Account", body);
        Assert.Equal(400, answer.Status);
        Assert.Contains(answer.Json[0].GetProperty("errorCode").GetString(), codes);
        await NothingWrittenAsync();
    }

    [Fact]
    public async Task Values_that_are_too_long_are_named()
    {
        var name = new string('x', 256);
        await shared.Org.ExpectAsync("POST", "/sobjects/Account", $$"""{"Name":"{{name}}"}""", 400,
            $$"""[{"message":"Account Name: data value too large: {{name}} (max length=255)","errorCode":"STRING_TOO_LONG","fields":["Name"]}]""");
    }

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}' })]
    [InlineData(new byte[] { (byte)'{', (byte)'"', (byte)'N', (byte)'"', (byte)':', (byte)'"', 0xED, 0xA0, 0x80, (byte)'"', (byte)'}' })]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'{', 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    public async Task Bytes_that_are_no_utf_8_are_refused(byte[] body)
    {
        var (status, text) = await RawAsync(body, "application/json");
        Assert.Equal(400, status);
        Assert.Contains("JSON_PARSER_ERROR", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", '{', "{\"a\":", "JSON_PARSER_ERROR")]
    [InlineData("application/json", '[', "[", "JSON_PARSER_ERROR")]
    [InlineData("application/xml", '<', "<a>", "XML_PARSER_ERROR")]
    public async Task A_million_nested_brackets_are_refused(string type, char bracket, string unit, string code)
    {
        var body = new StringBuilder(unit.Length * 1_000_000).Insert(0, unit, 1_000_000).ToString();
        Assert.Equal(bracket, body[0]);
        var (status, text) = await RawAsync(Encoding.UTF8.GetBytes(body), type);
        Assert.Equal(400, status);
        Assert.Contains(code, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><Account><Name>&b;</Name></Account>")]
    [InlineData("<Account><Name>x</Account>")]
    [InlineData("<Account><Name>\u0001</Name></Account>")]
    public async Task Broken_xml_is_refused(string body)
    {
        var (status, text) = await RawAsync(Encoding.UTF8.GetBytes(body), "application/xml");
        Assert.Equal(400, status);
        Assert.Contains("PARSER_ERROR", text, StringComparison.Ordinal);
        await NothingWrittenAsync();
    }

    [Fact]
    public async Task A_lone_surrogate_is_stored_as_the_replacement_character()
    {
        await using var org = await SampleOrg.StartAsync();
        Assert.Equal(204, (await org.SendAsync("PATCH", "/sobjects/Account/{account}", """{"Phone":"a\ud800b"}""")).Status);
        Assert.Equal("a\uFFFDb", (await org.SendAsync("GET", "/sobjects/Account/{account}?fields=Phone")).Json.GetProperty("Phone").GetString());
    }

    private async Task<(int Status, string Body)> RawAsync(byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await shared.Org.Org.Client.PostAsync("/services/data/v66.0/sobjects/Account", content, Server.Ending);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Server.Ending));
    }

    private async Task NothingWrittenAsync() =>
        Assert.Equal(2, (await shared.Org.Org.QueryAsync("SELECT COUNT() FROM Account")).Json.GetProperty("totalSize").GetInt32());
}
