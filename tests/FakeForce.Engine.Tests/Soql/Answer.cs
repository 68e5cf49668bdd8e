using System.Text;
using FakeForce.Engine.Records;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Cursors;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Soql;

/// <summary>Writes a result compactly: {Name:Acme,Owner:User{Name:Ann},Contacts:[{LastName:Bee}]}.</summary>
internal static class Answer
{
    public static string Of(QueryResult result)
    {
        var text = new StringBuilder();
        if (result.Groups is { } groups)
            foreach (var group in groups)
                text.Append('{').AppendJoin(',', result.Shape.Columns.Cast<AggregateColumn>().Select(c => $"{c.Key}:{group[c.Index]}")).Append('}');
        else Rows(text, result.AllRows(), result);
        return text.ToString();
    }

    /// <summary>The same of an answer in pages, every locator followed by <paramref name="more"/>.</summary>
    public static string Of(QueryPage page, Func<string, QueryPage> more)
    {
        var text = new StringBuilder();
        Rows(text, page.Batch.Rows, page.Result, more);
        Next(text, page.NextLocator, more);
        return text.ToString();
    }

    private static void Next(StringBuilder text, string? locator, Func<string, QueryPage>? more)
    {
        for (QueryPage page; locator is not null; locator = page.NextLocator)
        {
            page = more!(locator);
            Rows(text, page.Batch.Rows, page.Result, more);
        }
    }

    private static void Rows(StringBuilder text, RowSet rows, QueryResult result, Func<string, QueryPage>? more = null)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var index = i;
            Record(text, rows.Shape, rows.RowAt(i), rows.IdAt(i), result, column => rows.ChildrenOf(index, column), more);
        }
    }

    private static void Record(StringBuilder text, Shape shape, Row row, RecordId id, QueryResult result, Func<ChildColumn, RowSet?> children, Func<string, QueryPage>? more)
    {
        text.Append('{');
        for (var i = 0; i < shape.Columns.Count; i++)
        {
            var column = shape.Columns[i];
            text.Append(i == 0 ? "" : ",").Append(column.Key).Append(':');
            switch (column)
            {
                case FieldColumn field: text.Append(field.Field.Type.Name == "id" ? Value.Of(id) : row.Get(field.Field)); break;
                case ComputedColumn computed: text.Append(result.ValueOf(computed, row, id)); break;
                case TypeNameColumn: text.Append(shape.Type.Name); break;
                case NullColumn: text.Append("null"); break;
                case ParentColumn parent: Parent(text, parent, row, result); break;
                case ChildColumn child when children(child) is { } rows:
                    Rows(text.Append('['), rows, result, more);
                    Next(text, rows.NextLocator, more);
                    text.Append(']');
                    break;
                default: text.Append("null"); break;
            }
        }
        text.Append('}');
    }

    private static void Parent(StringBuilder text, ParentColumn column, Row row, QueryResult result)
    {
        var id = row.Reference(column.Reference.Ordinal);
        if (column.ShapeOf(id) is { } shape && result.State.Find(shape.Type, id) is { Exists: true } parent)
            Record(text.Append(shape.AttributesType), shape, parent, id, result, _ => null, null);
        else text.Append("null");
    }
}
