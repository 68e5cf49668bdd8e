using FakeForce.Engine.External;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>Turns the SELECT list of a query without aggregates into a shape and its sub-queries.</summary>
internal sealed class SelectBinder(Binder binder, QueryScope scope, int level)
{
    private const int MostSubQueries = 20;

    private readonly Statement statement = scope.Statement;
    private readonly ShapeBuilder shape = new(scope, scope.Type);
    private readonly List<BoundChild> children = [];
    private SelectFunctionBinder? functions;

    public (Shape Shape, IReadOnlyList<BoundChild> Children) Bind(Query query)
    {
        foreach (var item in query.Select) Add(item, query);
        // "TYPEOF can't be used in queries with functions in the SELECT clause" (SOQL and SOSL reference, "TYPEOF").
        if (functions is not null && query.Select.FirstOrDefault(i => i is TypeOfItem) is { } typeOf) throw statement.Error(SoqlErrors.UnexpectedToken("TYPEOF"), typeOf.Position);
        return (shape.Build(), children);
    }

    private void Add(SelectItem item, Query query)
    {
        switch (item)
        {
            case OperandItem { Operand: FunctionCall function } named: (functions ??= new SelectFunctionBinder(scope, shape)).Add(function, named.Alias); break;
            case OperandItem { Alias: { } alias }: throw statement.Error(SoqlErrors.AliasWithoutAggregate, alias.Position);
            case OperandItem { Operand: FieldPath path }: AddPath(path); break;
            case FieldsItem fields: FieldsExpansion.Add(fields, query, scope, shape); break;
            case SubQueryItem child: AddChild(child.Query, query); break;
            case TypeOfItem typeOf: shape.AddAlone(new TypeOfBinder(scope).Bind(typeOf), item.Position); break;
        }
    }

    private void AddPath(FieldPath path)
    {
        scope.Resolve(path);
        shape.Add(path);
    }

    private void AddChild(Query query, Query parent)
    {
        if (query.Offset is { } offset && parent.Limit is not { Value: 1 }) throw statement.Error(SoqlErrors.SubQueryOffset, offset.Position);
        if (++statement.SubQueries > MostSubQueries) throw statement.Error(SoqlErrors.TooManySubQueries, query.Position);
        CheckDepth(query);
        var name = RelationshipOf(query.From.Object);
        var relationship = scope.Type.ChildRelationships.FirstOrDefault(r => name.Is(r.RelationshipName ?? ""));
        if (relationship is null || !statement.Catalog.TryFind(relationship.ChildSObject, out var type) || !type.TryField(relationship.Field, out var reference))
            throw statement.Error(SoqlErrors.NoSuchRelationship(name.Text), name.Position);
        reference = ExternalLinks.ReferenceOf(type, reference);
        if (children.Exists(c => name.Is(c.RelationshipName))) throw statement.Error(SoqlErrors.DuplicateField(relationship.RelationshipName!), name.Position);
        var bound = binder.BindLevel(query, type, level + 1, isSemiJoin: false);
        shape.Add(new ChildColumn(relationship.RelationshipName!, bound.Shape, reference, children.Count));
        children.Add(new BoundChild(relationship.RelationshipName!, reference, bound));
    }

    // Five levels in all since API 58.0, two before (SOQL and SOSL reference, "Relationship query limitations").
    private void CheckDepth(Query query)
    {
        if (statement.ApiVersion < 58 && level >= 1) throw statement.Error(SoqlErrors.SubQueryTooDeep, query.Position);
        if (level >= 4) throw statement.Error(SoqlErrors.SubQueryFarTooDeep, query.Position);
    }

    // FROM Contacts, or FROM Account.Contacts, or FROM a.Contacts
    private Word RelationshipOf(FieldPath path)
    {
        var relative = scope.Relative(path.Segments);
        return relative is [var name] ? name : throw statement.Error(SoqlErrors.NoSuchRelationship(relative[0].Text), path.Position);
    }
}
