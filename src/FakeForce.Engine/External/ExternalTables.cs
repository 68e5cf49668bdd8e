using System.Text;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.External;

/// <summary>
/// The rows that one query has fetched, in the place where all rows are: a state that only this query sees. So whatever shows rows shows
/// these too.
/// </summary>
internal sealed class ExternalTables(OrgState state)
{
    private readonly Dictionary<int, TableEdit> edits = [];
    private readonly EditToken token = new();

    public OrgState Before => state;

    public void Put(SObjectType type, int number, byte[] row) => EditOf(type).Put(number, row, token);

    /// <summary>Behind all others; for rows that have no record id.</summary>
    public int Append(SObjectType type, byte[] row) => EditOf(type).Append(row, token);

    public Row RowAt(SObjectType type, int number) => edits.TryGetValue(type.Index, out var edit) ? edit.RowAt(number) : state.TableOf(type).RowAt(number);

    /// <summary>A text of a row; null where it has none.</summary>
    public string? TextAt(SObjectType type, int number, Field field)
    {
        var row = RowAt(type, number);
        return row.Has(field.Ordinal) ? Encoding.UTF8.GetString(row.Text(field.Ordinal)) : null;
    }

    /// <summary>Points a row to its parent.</summary>
    public void Link(SObjectType type, int number, Field link, RecordId parent) =>
        Put(type, number, new RowDraft(type, RowAt(type, number)) { [link] = Value.Of(parent) }.Pack());

    public OrgState Freeze()
    {
        var tables = state.Tables;
        foreach (var (index, edit) in edits) tables = tables.SetItem(index, edit.Freeze());
        return new OrgState(state.Catalog, tables, state.Documents, state.Events);
    }

    private TableEdit EditOf(SObjectType type)
    {
        if (edits.TryGetValue(type.Index, out var edit)) return edit;
        return edits[type.Index] = new TableEdit(type, state.TableOf(type));
    }
}
