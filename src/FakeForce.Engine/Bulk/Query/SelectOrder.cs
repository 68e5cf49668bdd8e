using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Bulk.Query;

/// <summary>
/// The places of columns in the SELECT list as it was written. Results in JSON have all fields of a parent in one place;
/// files have each where it was asked for.
/// </summary>
internal sealed class SelectOrder
{
    private readonly List<string> names;
    private readonly int placeOfOthers;

    private SelectOrder(List<string> names, int placeOfOthers) => (this.names, this.placeOfOthers) = (names, placeOfOthers);

    public static SelectOrder Of(string soql)
    {
        var query = Parser.Parse(soql);
        var fields = query.Select.ToList().FindIndex(item => item is FieldsItem);
        return new SelectOrder([.. query.Select.Select(item => NameOf(item, query.From))], fields < 0 ? query.Select.Count : fields);
    }

    /// <summary>Of a column by its path; what FIELDS() stands for has its place.</summary>
    public int PlaceOf(string path)
    {
        var place = names.FindIndex(name => name.Equals(path, StringComparison.OrdinalIgnoreCase));
        return place < 0 ? placeOfOthers : place;
    }

    private static string NameOf(SelectItem item, FromClause from) => item is not OperandItem operand ? "" : operand.Alias?.Text ?? NameOf(operand.Operand, from);

    private static string NameOf(Operand operand, FromClause from) => operand switch
    {
        FunctionCall { Arguments: [var first, ..] } => NameOf(first, from),
        FieldPath path when path.Segments.Count > 1 && IsObject(path.Segments[0], from) => string.Join('.', path.Segments.Skip(1).Select(s => s.Text)),
        FieldPath path => path.Text,
        _ => "",
    };

    private static bool IsObject(Word first, FromClause from) => from.Alias is { } alias && first.Is(alias.Text) || first.Is(from.Object.Text);
}
