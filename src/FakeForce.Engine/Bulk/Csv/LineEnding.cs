namespace FakeForce.Engine.Bulk.Csv;

/// <summary>What ends a row; within one job it is the same everywhere, also inside of quotes.</summary>
public enum LineEnding : byte { Lf, CrLf }
