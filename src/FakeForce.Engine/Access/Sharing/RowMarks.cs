using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>Levels by row number, as long as the highest one that has any.</summary>
internal sealed class RowMarks
{
    public RowLevel[]? Levels { get; private set; }

    public void Raise(RecordId record, RowLevel level)
    {
        if (level == RowLevel.None || record.Number <= 0) return;
        var levels = Levels ?? [];
        if (record.Number >= levels.Length) Array.Resize(ref levels, (int)Math.Max(record.Number + 1, levels.Length * 2L));
        levels[record.Number] = RowLevels.Max(levels[record.Number], level);
        Levels = levels;
    }
}
