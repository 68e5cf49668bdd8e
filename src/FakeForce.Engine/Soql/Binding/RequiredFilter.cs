using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>How a required filter may compare its field.</summary>
internal enum FilterForm : byte { Equals, EqualsOrIn }

/// <summary>
/// A filter without which an sObject cannot be queried: one of the <paramref name="Fields"/> must be compared in a part of
/// WHERE that always holds. A field that ends in "." stands for every path that begins with it.
/// </summary>
internal sealed record RequiredFilter(string Code, string Text, params (string Field, FilterForm Form)[] Fields)
{
    public bool IsMetBy(Condition? where, QueryScope scope) => where switch
    {
        AndCondition and => and.Parts.Any(part => IsMetBy(part, scope)),
        Comparison { Operator: ComparisonOperator.Equal, Left: FieldPath path, Right.Kind: not LiteralKind.Null } => Names(path, scope, FilterForm.Equals),
        ListComparison { Operator: ListOperator.In, Left: FieldPath path } list => Names(path, scope, list.Values.Count == 1 ? FilterForm.Equals : FilterForm.EqualsOrIn),
        _ => false,
    };

    private bool Names(FieldPath path, QueryScope scope, FilterForm form)
    {
        var text = string.Join('.', scope.Relative(path.Segments).Select(s => s.Text));
        return Fields.Any(f => f.Form >= form && (f.Field.EndsWith('.') ? text.StartsWith(f.Field, StringComparison.OrdinalIgnoreCase) : text.Equals(f.Field, StringComparison.OrdinalIgnoreCase)));
    }
}
