using System.Collections.Frozen;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>Binds <c>field [NOT] IN (SELECT …)</c> with its many restrictions (SOQL and SOSL reference, "Comparison operators").</summary>
internal sealed class SemiJoinBinder(bool isInner)
{
    private const int MostSemiJoins = 2;

    private static readonly FrozenSet<string> Barred = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "ActivityHistory", "Attachment", "Event", "EventAttendee", "Note", "OpenActivity", "Task");

    public BoundSemiJoin Bind(SemiJoin join, QueryScope scope)
    {
        var statement = scope.Statement;
        if (isInner) throw statement.Error(SoqlErrors.SemiJoinNested, join.Position);
        if (++statement.SemiJoins > MostSemiJoins) throw statement.Error(SoqlErrors.TooManySemiJoins, join.Position);
        var left = LeftOf(join, scope);
        var inner = BindInner(join.Inner, statement, out var field);
        CheckTypes(left, inner, field, scope, join);
        return new BoundSemiJoin(left, join.Negated, inner, field);
    }

    private static BoundPath LeftOf(SemiJoin join, QueryScope scope)
    {
        if (join.Left is not FieldPath written) throw scope.Statement.Error(SoqlErrors.SemiJoinLeftPath(((FunctionCall)join.Left).Name.Text), join.Position);
        var left = scope.Resolve(written);
        if (!left.IsDirect || !left.Kind.IsId()) throw scope.Statement.Error(SoqlErrors.SemiJoinLeftPath(written.Text), join.Position);
        return left;
    }

    private static BoundQuery BindInner(Query query, Statement statement, out Field field)
    {
        var binder = new Binder(statement);
        var type = binder.FindType(query.From.Object);
        if (Barred.Contains(type.Name) || type.Name.EndsWith("Tag", StringComparison.OrdinalIgnoreCase)) throw statement.Error(SoqlErrors.SemiJoinBarred(type.Name), query.From.Object.Position);
        if (query.OrderBy.Count > 0) throw statement.Error(SoqlErrors.MissingValue("ORDER"), query.OrderBy[0].Operand.Position);
        if (query.Limit is { } limit) throw statement.Error(SoqlErrors.MissingValue("LIMIT"), limit.Position);
        if (query.Offset is { } offset) throw statement.Error(SoqlErrors.MissingValue("OFFSET"), offset.Position);
        if (query.Select is not [OperandItem { Operand: FieldPath { Segments.Count: 1 } path, Alias: null }])
            throw statement.Error(SoqlErrors.SemiJoinBadSelect(type.Name), query.Select[0].Position);
        if (!type.TryField(path.Last.Text, out var found)) throw statement.Error(SoqlErrors.NoSuchColumn(path.Last.Text, type.Name), path.Position);
        if (!LeafKinds.Of(found).IsId()) throw statement.Error(SoqlErrors.SemiJoinBadSelect(found.Name), path.Position);
        field = found;
        return binder.BindLevel(query, type, level: 0, isSemiJoin: true);
    }

    private static void CheckTypes(BoundPath left, BoundQuery inner, Field field, QueryScope scope, SemiJoin join)
    {
        // An Id on the left means the queried object itself; a reference means whatever it may point to.
        IReadOnlyList<string> wanted = left.Kind == LeafKind.Id ? [scope.Type.Name] : left.Field!.ReferenceTo;
        IReadOnlyList<string> given = LeafKinds.Of(field) == LeafKind.Id ? [inner.Type.Name] : field.ReferenceTo;
        if (inner.Type == scope.Type) throw scope.Statement.Error(SoqlErrors.SemiJoinSameType, join.Position);
        if (!wanted.Intersect(given, StringComparer.OrdinalIgnoreCase).Any())
            throw scope.Statement.Error(SoqlErrors.SemiJoinTypeMismatch(left.LeafName, field.Name), join.Position);
    }
}
