using FakeForce.Engine.Access;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.RecordTypes;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules;

/// <summary>
/// Which record type a record has, and what follows from it: the values that it starts with, and those that its restricted picklists take. Before the
/// fields' own defaults, which it stands for.
/// </summary>
internal static class RecordTypeStep
{
    public static void Run(SaveContext context)
    {
        if (context.Rules?.RecordTypes is not { } types) return;
        if (context.Draft.Touches(types.Field)) MustBeAvailable(context, types);
        else if (context.IsInsert && AccessOf(context).DefaultOf(context.Type.Name) is { } name) Choose(context, types, name);
        if (context.Draft[types.Field] is not { IsNull: false } chosen || types.Of(context.Transaction, chosen.AsId) is not { } type) return;
        CheckPicklists(context, type);
        if (!context.IsInsert) return;
        foreach (var (field, value) in type.Defaults)
            if (!context.Draft.Touches(field)) context.Draft[field] = value;
    }

    // An update that leaves the type alone needs none of it.
    private static RecordTypeAccess AccessOf(SaveContext context) => RecordTypeAccess.Of(context.Access, context.Transaction.Catalog, context.Transaction.Freeze, context.Caller.UserId);

    private static void Choose(SaveContext context, BoundRecordTypes types, string developerName)
    {
        if (types.IdOf(context.Transaction, developerName) is { IsEmpty: false } id) context.Draft[types.Field] = Value.Of(id);
    }

    // Code of the org may choose any. What is no record type at all is found where look-ups are checked.
    private static void MustBeAvailable(SaveContext context, BoundRecordTypes types)
    {
        if (context.Draft[types.Field] is not { IsNull: false } chosen || !context.Draft.Changes(types.Field)) return;
        var rows = context.Transaction.Catalog["RecordType"];
        var row = context.Transaction.Find(rows, chosen.AsId);
        if (!row.IsLive) return;
        var isOfType = row.Get(rows["SobjectType"]) is { IsNull: false } sobject && sobject.AsText.Equals(context.Type.Name, StringComparison.OrdinalIgnoreCase);
        if (isOfType && (context.Caller.IsSystem || AccessOf(context).IsAvailable(context.Type.Name, row.Get(rows["DeveloperName"]).AsText))) return;
        context.Fail("INVALID_CROSS_REFERENCE_KEY", $"Record Type ID: this ID value isn't valid for the user: {chosen.AsId}", types.Field.Name);
    }

    // Help, "Bad value for restricted picklist field": a value counts as one where the record's type does not offer it.
    private static void CheckPicklists(SaveContext context, BoundRecordType type)
    {
        foreach (var (field, _) in context.Assignments)
        {
            if (!field.Is(FieldFlags.RestrictedPicklist) || context.Draft[field] is not { IsNull: false } value || context.Errors.Any(error => error.Fields.Contains(field.Name))) continue;
            if (Array.Find(value.AsText.Split(';'), one => !type.Offers(field, one)) is { } wrong) context.Errors.Add(PicklistType.NotListed(wrong, field));
        }
    }
}
