using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// Grows the shape of a record from the paths of a SELECT list. A parent appears once, where it is first mentioned, with
/// the fields of all paths through it.
/// </summary>
internal sealed class ShapeBuilder(QueryScope scope, SObjectType type, bool isPseudo = false)
{
    private readonly List<object> members = [];
    private readonly HashSet<string> fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ParentBuilder> parents = new(StringComparer.OrdinalIgnoreCase);

    public SObjectType Type => type;

    /// <summary>With <paramref name="instead"/>, what it makes of the field at the end of the path takes that field's place.</summary>
    public void Add(FieldPath path, Func<SObjectType, Field, Column>? instead = null) => Add(path, scope.Relative(path.Segments), 0, instead);

    /// <summary>A path that begins at this shape's own sObject, not at the query's.</summary>
    public void AddOwn(FieldPath path) => Add(path, path.Segments, 0, null);

    public void Add(Column column) => members.Add(column);

    /// <summary>A parent that must be mentioned by nothing else.</summary>
    public void AddAlone(ParentColumn parent, int position)
    {
        if (parents.ContainsKey(parent.Key) || !fields.Add(parent.Key)) throw scope.Statement.Error(SoqlErrors.DuplicateField(parent.Key), position);
        members.Add(parent);
    }

    /// <summary>A column with a name of its own.</summary>
    public void AddNamed(Column column, int position)
    {
        if (parents.ContainsKey(column.Key) || !fields.Add(column.Key)) throw scope.Statement.Error(SoqlErrors.DuplicateAlias(column.Key), position);
        members.Add(column);
    }

    public void AddField(Field field, int position, Func<SObjectType, Field, Column>? instead = null)
    {
        if (!fields.Add(field.Name)) throw scope.Statement.Error(SoqlErrors.DuplicateField(field.Name), position);
        scope.Statement.Touch(type, field);
        members.Add(instead is null ? new FieldColumn(field) : instead(type, field));
    }

    public Shape Build()
    {
        var columns = members.ConvertAll(member => member as Column ?? ((ParentBuilder)member).Build());
        return isPseudo ? new Shape(type, columns) { AttributesType = NamePseudoObject.Name } : new Shape(type, columns);
    }

    private void Add(FieldPath path, IReadOnlyList<Word> segments, int index, Func<SObjectType, Field, Column>? instead)
    {
        if (index == segments.Count - 1) AddLeaf(path, segments[index], instead);
        else ParentOf(path, segments[index]).Add(path, segments, index + 1, instead);
    }

    private void AddLeaf(FieldPath path, Word name, Func<SObjectType, Field, Column>? instead)
    {
        if (isPseudo && name.Is("Type")) AddPseudo(new TypeNameColumn(), path);
        else if (type.TryField(name.Text, out var field)) AddField(field, path.Position, instead);
        else if (isPseudo) AddNamed(path, name);
        else throw scope.Missing(type, name, path);
    }

    private void AddNamed(FieldPath path, Word name)
    {
        // A parent without a field Name shows its name field under that key; the others have no such field.
        var key = NamePseudoObject.Canonical(name.Text);
        AddPseudo(NamePseudoObject.TryField(type, name.Text, out var field) ? new FieldColumn(field) { Key = key } : new NullColumn(key), path);
    }

    private void AddPseudo(Column column, FieldPath path)
    {
        if (!fields.Add(column.Key)) throw scope.Statement.Error(SoqlErrors.DuplicateField(column.Key), path.Position);
        members.Add(column);
    }

    private ParentBuilder ParentOf(FieldPath path, Word name)
    {
        if (parents.TryGetValue(name.Text, out var parent)) return parent;
        if (fields.Contains(name.Text)) throw scope.Statement.Error(SoqlErrors.DuplicateField(name.Text), path.Position);
        if (!type.TryParent(name.Text, out var reference))
        {
            if (!isPseudo) throw scope.NoParent(name, path);
            members.Add(new NullColumn(NamePseudoObject.Canonical(name.Text)));
            return parents[name.Text] = ParentBuilder.Nowhere;
        }
        parent = new ParentBuilder(scope, reference);
        members.Add(parent);
        return parents[name.Text] = parent;
    }

    private sealed class ParentBuilder
    {
        public static readonly ParentBuilder Nowhere = new();

        private readonly Field? reference;
        private readonly IReadOnlyList<ShapeBuilder> targets = [];

        private ParentBuilder() { }

        public ParentBuilder(QueryScope scope, Field reference)
        {
            this.reference = reference;
            var isPseudo = QueryScope.IsPolymorphic(reference);
            targets = [.. scope.Targets(reference).Select(target => new ShapeBuilder(scope, target, isPseudo))];
        }

        public void Add(FieldPath path, IReadOnlyList<Word> segments, int index, Func<SObjectType, Field, Column>? instead)
        {
            foreach (var target in targets) target.Add(path, segments, index, instead);
        }

        public Column Build() => new ParentColumn(reference!.RelationshipName!, reference, [.. targets.Select(target => target.Build())]);
    }
}
