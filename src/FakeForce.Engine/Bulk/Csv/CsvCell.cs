namespace FakeForce.Engine.Bulk.Csv;

/// <summary>A value's place in the bytes that were scanned, without the quotes around it.</summary>
internal readonly record struct CsvCell(int Start, int Length, CsvCellKind Kind);

internal enum CsvCellKind : byte
{
    Plain,
    Quoted,
    /// <summary>Quoted, with doubled quotes inside.</summary>
    Escaped,
    /// <summary>With a quote in a place where none may be; the bytes are as they were sent.</summary>
    Broken,
}
