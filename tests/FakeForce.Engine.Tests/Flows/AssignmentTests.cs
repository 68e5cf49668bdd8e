using FakeForce.Engine.Flows.Definition;
using static FakeForce.Engine.Tests.Flows.FlowOrg;
using Op = FakeForce.Engine.Flows.Definition.FlowAssignmentOperator;

namespace FakeForce.Engine.Tests.Flows;

public sealed class AssignmentTests
{
    private static readonly FlowVariable[] variables =
    [
        new("text") { IsOutput = true }, new("number") { DataType = FlowDataType.Number, IsOutput = true }, new("day") { DataType = FlowDataType.Date, IsOutput = true },
        new("truth") { DataType = FlowDataType.Boolean, IsOutput = true }, new("list") { IsCollection = true, IsOutput = true }, new("other") { IsCollection = true },
    ];

    private static string Run(string output, params (string To, Op Operator, FlowValue Value)[] items)
    {
        var flow = new FlowDefinition("Auto") { Start = new() { Connector = "Do" }, Variables = variables, Elements = [Assign("Do", null, items)] };
        return FlowOrg.Run(With(flow), flow, output);
    }

    private static (string, Op, FlowValue) Put(string to, string text) => (to, Op.Assign, FlowValue.Of(text));

    private static (string, Op, FlowValue)[] Letters(string list, string letters) => [.. letters.Select(letter => (list, Op.Add, FlowValue.Of(letter.ToString())))];

    [Fact]
    public void Texts_are_set_and_joined() => Assert.Equal("ab", Run("text", Put("text", "a"), ("text", Op.Add, FlowValue.Of("b"))));

    [Fact]
    public void Numbers_are_added_and_taken_away_with_null_as_nothing() => Assert.Equal("1.75", Run("number", ("number", Op.Add, FlowValue.Of(2.25m)), ("number", Op.Subtract, FlowValue.Of(0.5m))));

    [Fact]
    public void Dates_move_by_days() => Assert.Equal("2026-03-02", Run("day", ("day", Op.Assign, new(FlowValueKind.Date, "2026-02-27")), ("day", Op.Add, FlowValue.Of(4)), ("day", Op.Subtract, FlowValue.Of(1))));

    [Fact]
    public void A_text_with_names_in_it_has_their_values() => Assert.Equal("3 of 2026-02-27, {open", Run("text", ("number", Op.Assign, FlowValue.Of(3)), ("day", Op.Assign, new(FlowValueKind.Date, "2026-02-27")), Put("text", "{!number} of {!day}, {open")));

    [Theory]
    [InlineData(Op.Add, "[a, b, c, b, x]")]
    [InlineData(Op.AddItem, "[a, b, c, b, x]")]
    [InlineData(Op.AddAtStart, "[x, a, b, c, b]")]
    public void Entries_are_added_to_collections(Op operation, string expected) => Assert.Equal(expected, Run("list", [.. Letters("list", "abcb"), ("list", operation, FlowValue.Of("x"))]));

    [Theory]
    [InlineData(Op.RemoveFirst, "b", "[a, c, b]")]
    [InlineData(Op.RemoveAll, "b", "[a, c]")]
    [InlineData(Op.RemoveAfterFirst, "b", "[a, b]")]
    [InlineData(Op.RemoveBeforeFirst, "b", "[b, c, b]")]
    [InlineData(Op.RemoveAll, "z", "[a, b, c, b]")]
    public void Entries_are_removed_from_collections(Op operation, string entry, string expected) => Assert.Equal(expected, Run("list", [.. Letters("list", "abcb"), ("list", operation, FlowValue.Of(entry))]));

    [Fact]
    public void Positions_count_from_one() => Assert.Equal("[a, c]", Run("list", [.. Letters("list", "abc"), ("list", Op.RemovePosition, FlowValue.Of(2))]));

    [Fact]
    public void What_two_collections_have_in_common_is_kept() => Assert.Equal("[b, b]", Run("list", [.. Letters("list", "abcb"), .. Letters("other", "xb"), ("list", Op.RemoveUncommon, FlowValue.Reference("other"))]));

    [Fact]
    public void Collections_are_counted() => Assert.Equal("2", Run("number", [.. Letters("list", "ab"), ("number", Op.AssignCount, FlowValue.Reference("list"))]));

    [Fact]
    public void A_collection_that_is_assigned_is_another_one() => Assert.Equal("[a]", Run("list", [.. Letters("other", "a"), ("list", Op.Assign, FlowValue.Reference("other")), .. Letters("other", "b")]));

    [Theory]
    [InlineData("$GlobalConstant.True", "true")]
    [InlineData("$GlobalConstant.EmptyString", "")]
    [InlineData("$Flow.CurrentDate", "2026-05-01")]
    public void Globals_are_read(string name, string expected) => Assert.Equal(expected, Run("text", ("text", Op.Assign, FlowValue.Reference(name))));
}
