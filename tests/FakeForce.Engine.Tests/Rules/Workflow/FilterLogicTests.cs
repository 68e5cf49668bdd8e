using CsCheck;
using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Tests.Rules.Workflow;

/// <summary>Filter logic such as <c>1 AND (2 OR NOT 3)</c>, against the tree that it was written from.</summary>
public sealed class FilterLogicTests
{
    [Fact]
    public void Any_logic_means_the_tree_that_it_was_written_from() => Gen.Select(Trees(4), Gen.Int[0, 31]).Sample((tree, held) =>
    {
        // All five are named, as they must be.
        var whole = new All([tree, new All([.. Enumerable.Range(0, 5).Select(place => (Tree)new Any([new One(place), new Not(new One(place))]))])]);
        bool Holds(int place) => (held >> place & 1) == 1;
        return FilterLogic.Parse(whole.Text, 5)(Holds) == whole.Holds(Holds);
    });

    [Theory]
    [InlineData("1 AND (2 OR NOT 3)", "110 111 100", "101 010 001 011 000")]
    [InlineData("not 1 and 2 and 3", "011", "111 001 010")]
    [InlineData("NOT(1 OR 2)AND(3)", "001", "000 011 101")]
    [InlineData("NOT NOT 1 OR 2 OR 3", "100 010 001", "000")]
    public void Written_logic_holds_for_some_and_not_for_others(string text, string holding, string failing)
    {
        var logic = FilterLogic.Parse(text, 3);
        Assert.All(holding.Split(' '), held => Assert.True(logic(place => held[place] == '1'), held));
        Assert.All(failing.Split(' '), held => Assert.False(logic(place => held[place] == '1'), held));
    }

    [Theory]
    [InlineData("1 AND 2 OR 3", "parentheses")]
    [InlineData("1 AND 2", "does not name 3")]
    [InlineData("1 AND 2 AND 4", "names 4")]
    [InlineData("0 AND 1 AND 2 AND 3", "names 0")]
    [InlineData("1 AND 2 AND", "ends too early")]
    [InlineData("", "ends too early")]
    [InlineData("1 2 3", "\"2\" is not expected")]
    [InlineData("1 AND (2 OR 3", "not closed")]
    [InlineData("1 AND 2) OR 3", "\")\" is not expected")]
    [InlineData("1 XOR 2 AND 3", "\"XOR\" is not expected")]
    [InlineData("1 AND 2 AND +3", "\"+3\" is not expected")]
    [InlineData("1 AND 2 AND 99999999999", "\"99999999999\" is not expected")]
    public void What_is_none_is_refused(string text, string why) => Assert.Contains(why, Assert.Throws<FormatException>(() => FilterLogic.Parse(text, 3)).Message, StringComparison.Ordinal);

    [Fact]
    public void Depth_and_length_are_bounded()
    {
        Assert.Contains("deep", Assert.Throws<FormatException>(() => FilterLogic.Parse(new string('(', 400) + "1" + new string(')', 400), 1)).Message, StringComparison.Ordinal);
        Assert.Contains("deep", Assert.Throws<FormatException>(() => FilterLogic.Parse(string.Concat(Enumerable.Repeat("NOT ", 200)) + "1", 1)).Message, StringComparison.Ordinal);
        Assert.Contains("characters", Assert.Throws<FormatException>(() => FilterLogic.Parse(new string(' ', 2_000) + "1", 1)).Message, StringComparison.Ordinal);
    }

    private static Gen<Tree> Trees(int depth)
    {
        var one = Gen.Int[0, 4].Select(place => (Tree)new One(place));
        if (depth == 0) return one;
        var inner = Trees(depth - 1);
        return Gen.OneOf(one, inner.Select(tree => (Tree)new Not(tree)), inner.Array[2, 3].Select(all => (Tree)new All(all)), inner.Array[2, 3].Select(any => (Tree)new Any(any)));
    }

    private abstract record Tree
    {
        public abstract string Text { get; }
        public abstract bool Holds(Func<int, bool> holds);
    }

    private sealed record One(int Place) : Tree
    {
        public override string Text => $"{Place + 1}";
        public override bool Holds(Func<int, bool> holds) => holds(Place);
    }

    private sealed record Not(Tree Inner) : Tree
    {
        public override string Text => $"NOT ({Inner.Text})";
        public override bool Holds(Func<int, bool> holds) => !Inner.Holds(holds);
    }

    private sealed record All(Tree[] Inner) : Tree
    {
        public override string Text => string.Join(" AND ", Inner.Select(tree => $"({tree.Text})"));
        public override bool Holds(Func<int, bool> holds) => Inner.All(tree => tree.Holds(holds));
    }

    private sealed record Any(Tree[] Inner) : Tree
    {
        public override string Text => string.Join(" OR ", Inner.Select(tree => tree is One ? tree.Text : $"({tree.Text})"));
        public override bool Holds(Func<int, bool> holds) => Inner.Any(tree => tree.Holds(holds));
    }
}
