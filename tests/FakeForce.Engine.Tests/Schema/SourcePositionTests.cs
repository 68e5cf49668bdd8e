using FakeForce.Engine.Records;

namespace FakeForce.Engine.Tests.Schema;

public sealed class SourcePositionTests
{
    [Theory]
    [InlineData("{\"a\":1}", 6, 1, 7)]
    [InlineData("{\n\"a\":1}", 7, 2, 6)]
    [InlineData("{\r\n\"a\":1}", 8, 2, 6)]
    [InlineData("{\r\"a\":1}", 7, 2, 6)]
    [InlineData("\"é\"", 4, 1, 4)]
    [InlineData("\"😀\"", 6, 1, 5)]
    [InlineData("", 9, 1, 1)]
    public void An_offset_has_a_line_and_a_column(string source, int offset, int line, int column) =>
        Assert.Equal((line, column), SourcePosition.Of(System.Text.Encoding.UTF8.GetBytes(source), offset));

    [Fact]
    public void A_text_with_a_position_gets_its_end_once()
    {
        var error = SourcePosition.Locate(new SalesforceException("JSON_PARSER_ERROR", "Cannot") { Position = 3 }, "{\"a\""u8);
        Assert.Equal("Cannot at [line:1, column:4]", error.Message);
        Assert.Same(error, SourcePosition.Locate(error, "{\"a\""u8));
    }
}
