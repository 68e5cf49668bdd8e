using System.Text;
using FakeForce.Engine;
using FakeForce.Server.Json;

namespace FakeForce.Server.Tests.Json;

public sealed class BodyThatIsNoRecordTests
{
    [Theory]
    [InlineData("/tmp/body.json", "Unexpected character ('/' (code 47)): expected a valid value (number, String, array, object, 'true', 'false' or 'null') at [line:1, column:2]")]
    [InlineData("Name=Acme", "Unrecognized token 'Name': was expecting 'null', 'true', 'false' or NaN at [line:1, column:5]")]
    [InlineData("12", "Cannot deserialize instance of SObject from VALUE_NUMBER_INT value 12 at [line:1, column:1]")]
    [InlineData("[{}]", "Cannot deserialize instance of SObject from START_ARRAY value [{}] at [line:1, column:1]")]
    public void It_is_named_by_what_stands_there(string body, string message)
    {
        var problem = Assert.Throws<SalesforceException>(() => JsonIn.ReadRecord(Encoding.UTF8.GetBytes(body)));
        Assert.Equal(("JSON_PARSER_ERROR", message), (problem.Code, problem.Message));
    }
}
