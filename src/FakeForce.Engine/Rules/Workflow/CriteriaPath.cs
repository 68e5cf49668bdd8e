using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>
/// The field that a criteria item names: of the record itself, of a parent by the name of its object or of the relationship, or of the current
/// user as <c>User.Department</c> (Help, "Enter Filter Criteria": "fields on related objects" and "current user").
/// </summary>
internal sealed record CriteriaPath(SObjectType Type, Field Field, Elsewhere? Where)
{
    /// <summary>The field's value for the record in the frame; null where the path leads to none.</summary>
    public Value ValueIn(FormulaFrame frame)
    {
        var (id, row) = Where is { } where ? where(frame) : (frame.Id, frame.Row);
        if (ReferenceEquals(Field, Type.Id)) return id.IsEmpty ? Value.Null : Value.Of(id);
        return CalculatedRow.Holds(Field) && row.Exists ? CalculatedRow.ValueIn(Type, Field, frame, id, row) : row.Get(Field);
    }

    /// <summary>Throws <see cref="FormatException"/> for a name that leads nowhere. Without a catalogue only the record's own stored fields are there.</summary>
    public static CriteriaPath Find(string path, SObjectType type, Catalog? catalog)
    {
        var own = path.StartsWith(type.Name + ".", StringComparison.OrdinalIgnoreCase) ? path[(type.Name.Length + 1)..] : path;
        if (own.Split('.') is not [var step, var name])
            return own.Contains('.', StringComparison.Ordinal) ? throw new FormatException($"{path} goes over more than one relationship") : new(type, FieldOf(type, own, catalog), null);
        if (catalog is null) throw new FormatException($"{path} is a field of another object, which these criteria cannot ask about");
        var references = type.Fields.Where(field => Leads(field, step)).ToList();
        if (references.Count == 0 && step.Equals("User", StringComparison.OrdinalIgnoreCase))
        {
            var users = catalog["User"];
            return new(users, FieldOf(users, name, catalog), frame => (frame.UserId, frame.Find(users, frame.UserId)));
        }
        if (references is not [{ ReferenceTo: [var target] } reference]) throw new FormatException(references.Count == 0 ? $"{type.Name} has no parent {step}" : $"{path}: {type.Name} has more than one parent {step}");
        var parent = catalog[target];
        return new(parent, FieldOf(parent, name, catalog), Places.Parent(reference, parent));
    }

    private static bool Leads(Field field, string step) =>
        field.RelationshipName is { } relationship && (relationship.Equals(step, StringComparison.OrdinalIgnoreCase) || field.ReferenceTo is [var only] && only.Equals(step, StringComparison.OrdinalIgnoreCase) && only != "User");

    private static Field FieldOf(SObjectType type, string name, Catalog? catalog)
    {
        if (!type.TryField(name, out var field)) throw new FormatException($"{type.Name} has no field {name}");
        return catalog is null && CalculatedRow.Holds(field) ? throw new FormatException($"{type.Name}.{field.Name} is a formula, which these criteria cannot ask about") : field;
    }
}
