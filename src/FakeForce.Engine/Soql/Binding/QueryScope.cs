using FakeForce.Engine.Formula.Records;
using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Derived;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>What all levels of one statement share while it is bound.</summary>
internal sealed class Statement(string source, Catalog catalog, int apiVersion, bool isApex = false)
{
    public Catalog Catalog => catalog;
    public int ApiVersion => apiVersion;
    public bool IsApex => isApex;
    public ParameterValues Parameters { get; init; } = ParameterValues.None;
    public int SubQueries { get; set; }
    public int SemiJoins { get; set; }
    /// <summary>The sObjects so far whose rows are derived.</summary>
    public HashSet<SObjectType> Derived { get; } = [];

    /// <summary>The external ones.</summary>
    public HashSet<SObjectType> External { get; } = [];

    /// <summary>Those of which it reads LastViewedDate or LastReferencedDate.</summary>
    public HashSet<SObjectType> Stamped { get; } = [];

    /// <summary>The formula fields that it touches.</summary>
    public HashSet<(SObjectType Type, Field Field)> Calculated { get; } = [];

    public HashSet<string> Parents { get; } = new(StringComparer.OrdinalIgnoreCase);

    public void Touch(SObjectType type)
    {
        if (DerivedObjects.TryFind(type.Name, out _)) Derived.Add(type);
        if (type.External is not null) External.Add(type);
    }

    public void Touch(SObjectType type, Field field)
    {
        if (UseStamps.Holds(field)) Stamped.Add(type);
        if (CalculatedRow.Holds(field)) Calculated.Add((type, field));
    }

    public SalesforceException Error(SoqlError error, int position) => error.At(source, position);

    public SalesforceException NotYet(string clause, int position) => Error(SoqlErrors.NotSupportedYet(clause), position);
}

/// <summary>The names that one level of a query can use: its sObject, its own alias, and aliases of relationships.</summary>
internal sealed class QueryScope
{
    /// <summary>Relationships that one path may cross (SOQL and SOSL reference, "Relationship query limitations").</summary>
    private const int LongestPath = 5;

    private const int MostParents = 55;

    private readonly Dictionary<string, IReadOnlyList<Word>> aliases = new(StringComparer.OrdinalIgnoreCase);

    public QueryScope(Statement statement, SObjectType type, FromClause from)
    {
        Statement = statement;
        Type = type;
        statement.Touch(type);
        aliases[from.Object.Last.Text] = [];
        if (from.Alias is { } alias) aliases[alias.Text] = [];
        foreach (var relationship in from.Relationships) AddRelationship(relationship);
    }

    public Statement Statement { get; }
    public SObjectType Type { get; }

    // relationship in FROM: alias "." relationship [alias]
    private void AddRelationship(AliasedRelationship relationship)
    {
        var segments = Relative(relationship.Path.Segments);
        if (segments.Count > LongestPath) throw Statement.Error(SoqlErrors.PathTooLong, relationship.Path.Position);
        var type = Type;
        foreach (var segment in segments)
            type = type.TryParent(segment.Text, out var reference) && Targets(reference) is [var target, ..] ? target
                : throw Statement.Error(SoqlErrors.NoSuchRelationship(segment.Text), relationship.Path.Position);
        aliases[relationship.Alias?.Text ?? relationship.Path.Last.Text] = segments;
    }

    public BoundPath Resolve(FieldPath path)
    {
        var segments = Relative(path.Segments);
        if (segments.Count - 1 > LongestPath) throw Statement.Error(SoqlErrors.PathTooLong, path.Position);
        var root = Step(Type, segments, 0, path) ?? throw Missing(Type, segments[0], path);
        CountParents(segments, path);
        var leaf = LeafOf(root);
        if (DerivedType.IsUnknown(leaf)) throw Statement.NotYet($"{Type.Name}, {path.Text},", path.Position);
        var kind = leaf is null ? LeafKind.Text : LeafKinds.Of(leaf);
        if (!IsPseudo(root)) return new BoundPath(root, kind, leaf, CanonicalText(root), path.Position);
        var (name, text) = (NamePseudoObject.Canonical(segments[^1].Text), CanonicalText(root));
        return new BoundPath(root, kind, leaf, text[..(text.LastIndexOf('.') + 1)] + name, path.Position) { PseudoName = name };
    }

    private static bool IsPseudo(PathStep step) =>
        step is ParentStep { Targets: [var first, ..] } parent && (first.Next is not ParentStep && IsPolymorphic(parent.Reference) || parent.Targets.Any(t => IsPseudo(t.Next)));

    /// <summary>The segments from the row on: an alias or the object's own name in front is dropped or replaced.</summary>
    public IReadOnlyList<Word> Relative(IReadOnlyList<Word> segments)
    {
        if (segments.Count < 2) return segments;
        var first = segments[0].Text;
        if (aliases.TryGetValue(first, out var prefix)) return [.. prefix, .. segments.Skip(1)];
        if (!Type.TryParent(first, out _) && first.Equals(Type.Name, StringComparison.OrdinalIgnoreCase)) return [.. segments.Skip(1)];
        return segments;
    }

    public IReadOnlyList<SObjectType> Targets(Field reference)
    {
        var targets = new List<SObjectType>(reference.ReferenceTo.Count);
        foreach (var name in reference.ReferenceTo)
            if (Statement.Catalog.TryFind(name, out var target)) targets.Add(target);
        foreach (var target in targets) Statement.Touch(target);
        return targets;
    }

    public static bool IsPolymorphic(Field reference) => reference.ReferenceTo.Count > 1;

    public SalesforceException Missing(SObjectType type, Word segment, FieldPath path) =>
        Statement.Error(SoqlErrors.NoSuchColumn(segment.Text, type.Name), path.Position);

    // From API 30.0 on every record has a parent UserRecordAccess (Object Reference, "UserRecordAccess"), which FakeForce lacks.
    public SalesforceException NoParent(Word segment, FieldPath path) =>
        segment.Is("UserRecordAccess") ? Statement.NotYet("UserRecordAccess in a field path", path.Position) : Statement.Error(SoqlErrors.NoSuchRelationship(segment.Text), path.Position);

    private PathStep? Step(SObjectType type, IReadOnlyList<Word> segments, int index, FieldPath path)
    {
        var segment = segments[index];
        if (index == segments.Count - 1) return type.TryField(segment.Text, out var field) ? Leaf(type, field) : null;
        if (!type.TryParent(segment.Text, out var reference)) throw NoParent(segment, path);
        return IsPolymorphic(reference) ? PolymorphicStep(reference, segments, index + 1, path) : PlainStep(reference, segments, index + 1, path);
    }

    private LeafStep Leaf(SObjectType type, Field field)
    {
        Statement.Touch(type, field);
        return new LeafStep(type, field);
    }

    private ParentStep PlainStep(Field reference, IReadOnlyList<Word> segments, int index, FieldPath path)
    {
        if (Targets(reference) is not [var target]) throw Statement.Error(SoqlErrors.NoSuchRelationship(segments[index - 1].Text), path.Position);
        var next = Step(target, segments, index, path) ?? throw Missing(target, segments[index], path);
        return new ParentStep(reference, [new ParentTarget(target, next)]);
    }

    private ParentStep PolymorphicStep(Field reference, IReadOnlyList<Word> segments, int index, FieldPath path)
    {
        var name = segments[index];
        var isLeaf = index == segments.Count - 1;
        if (isLeaf && !NamePseudoObject.Has(name.Text))
            throw Statement.Error(SoqlErrors.NoSuchColumn(name.Text, NamePseudoObject.Name), path.Position);
        if (!isLeaf && !NamePseudoObject.HasRelationship(name.Text))
            throw Statement.Error(SoqlErrors.NoSuchRelationship(name.Text), path.Position);
        var targets = new List<ParentTarget>();
        foreach (var target in Targets(reference)) targets.Add(new ParentTarget(target, NamedStep(target, segments, index, path)));
        return new ParentStep(reference, targets);
    }

    private PathStep NamedStep(SObjectType target, IReadOnlyList<Word> segments, int index, FieldPath path)
    {
        var name = segments[index].Text;
        if (index < segments.Count - 1) return target.TryParent(name, out _) ? Step(target, segments, index, path) ?? new NullStep() : new NullStep();
        if (name.Equals("Type", StringComparison.OrdinalIgnoreCase)) return new TypeNameStep(target);
        return NamePseudoObject.TryField(target, name, out var field) ? new LeafStep(target, field) : new NullStep();
    }

    private void CountParents(IReadOnlyList<Word> segments, FieldPath path)
    {
        for (var length = 1; length < segments.Count; length++)
            CountParent(string.Join('.', segments.Take(length).Select(s => s.Text)), path.Position);
    }

    /// <summary>One more relationship, unless the statement has it already; TYPEOF passes each of its branches.</summary>
    public void CountParent(string relationship, int position)
    {
        Statement.Parents.Add(Type.Name + "." + relationship);
        if (Statement.Parents.Count > MostParents) throw Statement.Error(SoqlErrors.TooManyParents, position);
    }

    private static Field? LeafOf(PathStep step) => step switch
    {
        LeafStep leaf => leaf.Field,
        ParentStep parent => parent.Targets.Select(t => LeafOf(t.Next)).FirstOrDefault(f => f is not null),
        _ => null,
    };

    private static string CanonicalText(PathStep step) => step switch
    {
        LeafStep leaf => leaf.Field.Name,
        TypeNameStep => "Type",
        ParentStep parent => parent.Reference.RelationshipName + "." + parent.Targets.Select(t => CanonicalText(t.Next)).FirstOrDefault(t => t.Length > 0),
        _ => "",
    };
}
