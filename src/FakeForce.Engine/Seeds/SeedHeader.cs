using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Seeds;

/// <summary>The names of the first row as columns that fill the row of a seed. Reports every name that is wrong.</summary>
internal sealed class SeedHeader(SeedText text, Catalog catalog, SObjectType type, bool keepsAll, SeedProblems problems)
{
    private readonly List<SeedColumn> filled = [];

    /// <summary>The columns, or none if something is wrong with them.</summary>
    public IReadOnlyList<Column> Read(CsvRows rows)
    {
        var columns = new List<Column>();
        var before = problems.Listed.Count;
        try
        {
            if (!rows.Next()) problems.Add(text.Name, 1, "the file is empty: its first line names the fields");
            else foreach (var cell in rows.Cells) Add(columns, rows.Text(cell));
        }
        catch (CsvException broken)
        {
            problems.Add(text.Name, 1, broken.Message);
        }
        return problems.Listed.Count == before ? columns : [];
    }

    /// <summary>Tells the columns which row they are to fill.</summary>
    public void Fill(SeedRow row)
    {
        foreach (var column in filled) column.Row = row;
    }

    private void Add(List<Column> columns, string name)
    {
        try
        {
            var column = new HeaderRow(catalog, type).Of(name);
            if (columns.Any(other => ReferenceEquals(other.Target, column.Target))) problems.Add(text.Name, 1, $"there are two columns for {column.Target.Name}");
            columns.Add(IsPlain(column) ? column : Filled(column));
        }
        catch (JobFailure wrong)
        {
            problems.Add(text.Name, 1, wrong.Message);
        }
    }

    // The hot path: fields that need no other rows are read from their bytes.
    private bool IsPlain(Column column) => column is FieldColumn { Field: var field } && field.Type.Storage != StorageKind.Reference
        && !ReferenceEquals(field, type.Id) && !SeedRow.Keeps(field, keepsAll) && field.Name != "IsDeleted";

    private SeedColumn Filled(Column column)
    {
        var made = column is ParentColumn { Key.Type.Name: not "id" } parent ? new SeedColumn(column, type, catalog[parent.Type!], parent.Key) : new SeedColumn(column, type);
        filled.Add(made);
        return made;
    }

    private sealed record SeedColumn(Column Inner, SObjectType Type, SObjectType? Parent = null, Field? Key = null) : Column
    {
        public SeedRow? Row { get; set; }

        public override Field Target => Inner.Target;

        public override void Set(RecordInput input, string? value)
        {
            if (ReferenceEquals(Target, Type.Id)) Row!.Id = value;
            else if (string.IsNullOrWhiteSpace(value) || Target.Type.Storage != StorageKind.Reference) Row!.Add(Target, Row.Read(Target, InputValue.Of(value)));
            else Row!.References.Add(new SeedReference(Target, Key is null ? value.Trim() : value, Parent, Key));
        }
    }
}
