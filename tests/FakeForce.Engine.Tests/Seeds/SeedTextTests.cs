using System.Text;
using CsCheck;
using FakeForce.Engine.Records.Steps;
using FakeForce.Engine.Seeds;

namespace FakeForce.Engine.Tests.Seeds;

public sealed class SeedTextTests
{
    [Fact]
    public void Lines_are_those_of_an_editor_in_whatever_order_they_are_asked_for() =>
        Gen.Select(Gen.String[Gen.Char["a\n"], 0, 50], Gen.Int[0, 50].Array).Sample((text, offsets) =>
        {
            var seed = new SeedText("x", Encoding.UTF8.GetBytes("\uFEFF" + text));
            return offsets.All(offset => seed.LineAt(offset) == text[..Math.Min(offset, text.Length)].Count(c => c == '\n') + 1);
        });

    [Theory]
    [InlineData("{00000000}", "00001005", 1005L)]
    [InlineData("A-{0000}", "A-12345", 12345L)]
    [InlineData("{YYYY}-{MM}{DD}/{00}.", "2019-1231/7.", 7L)]
    [InlineData("Text", "Text9", 9L)]
    [InlineData("A-{0000}", "A-", null)]
    [InlineData("A-{0000}", "A-x1", null)]
    [InlineData("A-{0000}", "", null)]
    public void The_number_in_an_automatic_number(string format, string text, long? number) => Assert.Equal(number, AutoNumbers.NumberIn(format, text));
}
