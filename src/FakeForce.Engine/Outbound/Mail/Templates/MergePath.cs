using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Mail.Templates;

/// <summary>A merge field: a field of the record, of whom the mail goes to, of the user or of the org, or of their parents (Help, "Merge Fields for Email Templates").</summary>
internal sealed class MergePath
{
    private enum Start { Record, Recipient, User, Organization }

    private readonly Start start;
    private readonly SObjectType type;
    private readonly List<(Field Reference, SObjectType Parent)> steps = [];
    private readonly Field field;

    private MergePath(Start start, SObjectType type, string[] names, Catalog catalog)
    {
        (this.start, this.type) = (start, type);
        var at = type;
        foreach (var step in names[..^1])
        {
            if (!at.TryParent(step, out var reference) || Target(reference) is not { } target || !catalog.TryFind(target, out var parent)) throw new FormatException($"{at.Name} has no parent {step}");
            steps.Add((reference, at = parent));
        }
        field = at.TryField(names[^1], out var found) && (found.Type.Storage != StorageKind.None || CalculatedRow.Holds(found)) ? found : throw new FormatException($"{at.Name} has no field {names[^1]}");
    }

    /// <summary>Null for what leads nowhere that FakeForce knows.</summary>
    public static MergePath? Bind(string path, SObjectType record, Catalog catalog)
    {
        if (path.Split('.') is not [var first, _, ..] names || Begin(first, record, catalog) is not var (start, type)) return null;
        try
        {
            return new MergePath(start, type, names[1..], catalog);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>As the mail shows it; nothing for no value.</summary>
    public string TextIn(MergeFrame frame)
    {
        var (at, id) = (type, StartIn(frame));
        var row = Find(frame, at, id);
        foreach (var (reference, parent) in steps)
        {
            id = row.Exists && row.Has(reference.Ordinal) ? row.Reference(reference.Ordinal) : default;
            (at, row) = (parent, Find(frame, parent, id));
        }
        if (!row.Exists) return "";
        if (ReferenceEquals(field, at.Id)) return frame.Write(Value.Of(id), field);
        return frame.Write(CalculatedRow.Holds(field) ? CalculatedRow.ValueIn(at, field, frame.Formulas, id, row) : row.Get(field), field);
    }

    private static (Start, SObjectType)? Begin(string name, SObjectType record, Catalog catalog)
    {
        if (name.Equals(record.Name, StringComparison.OrdinalIgnoreCase)) return (Start.Record, record);
        return name.ToUpperInvariant() switch
        {
            "USER" or "$USER" or "SENDER" => (Start.User, catalog["User"]),
            "RECEIVING_USER" => (Start.Recipient, catalog["User"]),
            "ORGANIZATION" or "$ORGANIZATION" => (Start.Organization, catalog["Organization"]),
            "CONTACT" or "LEAD" => (Start.Recipient, catalog[name]),
            _ => null,
        };
    }

    private RecordId StartIn(MergeFrame frame) => start switch
    {
        Start.Record => frame.RecordId,
        Start.User => frame.UserId,
        Start.Organization => frame.Formulas.OrganizationId,
        _ => frame.RecipientId,
    };

    private static Row Find(MergeFrame frame, SObjectType type, RecordId id) => type.KeyPrefix == id.Prefix ? frame.Transaction.Find(type, id) : default;

    // Of an owner the user is meant.
    private static string? Target(Field reference) => reference.ReferenceTo.Count == 1 ? reference.ReferenceTo[0] : reference.ReferenceTo.Contains("User") ? "User" : null;
}
