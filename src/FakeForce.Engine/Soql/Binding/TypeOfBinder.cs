using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// TYPEOF: a parent whose fields depend on what it is. A parent that no branch names is null without ELSE, and with ELSE
/// has fields of the Name pseudo-object (SOQL and SOSL reference, "TYPEOF").
/// </summary>
internal sealed class TypeOfBinder(QueryScope scope)
{
    /// <summary>The first API version with TYPEOF.</summary>
    private const int Since = 46;

    private readonly Statement statement = scope.Statement;

    public ParentColumn Bind(TypeOfItem item)
    {
        if (statement.ApiVersion < Since) throw statement.Error(SoqlErrors.UnexpectedToken("TYPEOF"), item.Position);
        var reference = ReferenceOf(item.Path);
        var branches = new Dictionary<SObjectType, IReadOnlyList<FieldPath>>();
        foreach (var branch in item.Branches) scope.CountParent(item.Path.Text + ":" + branch.Type.Text, branch.Type.Position);
        foreach (var branch in item.Branches)
            if (!branches.TryAdd(TypeOf(branch), branch.Fields)) throw statement.Error(SoqlErrors.WhenNotUnique(branch.Type.Text), branch.Type.Position);
        var shapes = new List<Shape>();
        foreach (var target in scope.Targets(reference))
        {
            if (branches.TryGetValue(target, out var fields)) shapes.Add(Shape(target, fields, isPseudo: false));
            else if (item.Else.Count > 0) shapes.Add(Shape(target, item.Else, isPseudo: true));
        }
        return new ParentColumn(reference.RelationshipName!, reference, shapes);
    }

    private Field ReferenceOf(FieldPath path)
    {
        var segments = scope.Relative(path.Segments);
        if (segments is not [var name] || !scope.Type.TryParent(name.Text, out var reference) || !QueryScope.IsPolymorphic(reference))
            throw statement.Error(SoqlErrors.NoSuchRelationship(path.Text), path.Position);
        return reference;
    }

    private SObjectType TypeOf(TypeOfBranch branch) =>
        statement.Catalog.TryFind(branch.Type.Text, out var type) ? type : throw statement.Error(SoqlErrors.NoSuchType(branch.Type.Text), branch.Type.Position);

    private Shape Shape(SObjectType target, IReadOnlyList<FieldPath> fields, bool isPseudo)
    {
        var builder = new ShapeBuilder(scope, target, isPseudo);
        foreach (var field in fields)
        {
            if (isPseudo && !NamePseudoObject.Has(field.Text)) throw statement.Error(SoqlErrors.NoSuchColumn(field.Text, NamePseudoObject.Name), field.Position);
            builder.AddOwn(field);
        }
        return builder.Build();
    }
}
