using FakeForce.Engine.Access;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules;

/// <summary>
/// "If you attempt to create an AccountShare record that matches an existing record, the request updates any modified fields and returns the existing
/// record" (Object Reference, "AccountShare").
/// </summary>
internal static class SameShare
{
    public static RecordId? Overwrite(SaveContext context)
    {
        if (context.Type.AssociateEntityType != "Share" || context.Type.AssociateParentEntity is not { } name || !context.Transaction.Catalog.TryFind(name, out var of)) return null;
        if (ShareTable.Of(of, context.Transaction.Catalog) is not { } shares) return null;
        foreach (var number in context.Transaction.Lookup(shares.Type, shares.Record, context.Draft[shares.Record].AsId.Bits))
        {
            var id = shares.Type.IdOf(number);
            if (context.Transaction.Find(shares.Type, id) is not { IsLive: true } row || row.Reference(shares.UserOrGroup.Ordinal) != context.Draft[shares.UserOrGroup].AsId) continue;
            var draft = new RowDraft(shares.Type, row);
            foreach (var (field, _) in context.Assignments) draft[field] = context.Draft[field];
            SystemFields.StampModified(draft, context.Transaction.Now, context.Caller.UserId);
            context.Transaction.Update(id, draft);
            return id;
        }
        return null;
    }
}
