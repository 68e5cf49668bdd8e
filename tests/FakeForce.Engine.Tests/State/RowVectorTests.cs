using CsCheck;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.State;

/// <summary>The persistent vector against a list; copies kept on the way must stay what they were.</summary>
public sealed class RowVectorTests
{
    [Fact]
    public void It_behaves_as_a_list_and_its_copies_never_change() =>
        Gen.Select(Gen.Int[0, 70_000], Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1 << 20]).List[0, 300]).Sample((start, steps) =>
        {
            var (vector, model, token) = (new RowVector(), new List<byte[]?>(), new EditToken());
            var kept = new List<(RowVector, byte[]?[])>();
            for (var i = 0; i < start; i++) Append(ref vector, model, token);
            foreach (var (kind, number) in steps)
            {
                if (kind == 0)
                {
                    if (kept.Count < 4) kept.Add((vector, [.. model]));
                    token = new EditToken();
                }
                else if (kind < 4 || model.Count == 0) Append(ref vector, model, token);
                else if (kind == 4) Extend(ref vector, model, number % 600, token);
                else
                {
                    var row = kind == 5 ? null : BitConverter.GetBytes(number);
                    vector.Set(number % model.Count, row, token);
                    model[number % model.Count] = row;
                }
            }
            Same(vector, [.. model]);
            foreach (var (copy, then) in kept) Same(copy, then);
        }, iter: 60);

    [Fact]
    public void Places_beyond_the_end_hold_nothing()
    {
        var vector = new RowVector();
        Assert.Null(vector[0]);
        vector.Append([1], new EditToken());
        Assert.Null(vector[1]);
        Assert.Null(vector[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => vector.Set(1, null, new EditToken()));
    }

    private static void Append(ref RowVector vector, List<byte[]?> model, EditToken token)
    {
        byte[] row = BitConverter.GetBytes(model.Count);
        vector.Append(row, token);
        model.Add(row);
    }

    private static void Extend(ref RowVector vector, List<byte[]?> model, int more, EditToken token)
    {
        vector.EnsureCount(model.Count + more, token);
        model.AddRange(new byte[]?[more]);
    }

    private static void Same(RowVector vector, byte[]?[] model)
    {
        Assert.Equal(model.Length, vector.Count);
        for (var i = 0; i < model.Length; i++)
            if (!ReferenceEquals(model[i], vector[i])) Assert.Fail($"row {i} of {model.Length}");
        for (var first = 0; first < model.Length; first += 256)
        {
            var leaf = vector.Leaf(first);
            for (var i = 0; i < leaf.Length; i++)
                if (!ReferenceEquals(model[first + i], leaf[i])) Assert.Fail($"row {first + i} of a leaf");
            for (var i = first + leaf.Length; i < Math.Min(first + 256, model.Length); i++) Assert.Null(model[i]);
        }
    }
}
