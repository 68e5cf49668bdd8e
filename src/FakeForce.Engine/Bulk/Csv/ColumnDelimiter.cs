namespace FakeForce.Engine.Bulk.Csv;

/// <summary>What stands between two values. The API writes the names in capitals.</summary>
public enum ColumnDelimiter : byte { Comma, Backquote, Caret, Pipe, Semicolon, Tab }
