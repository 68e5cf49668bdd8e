using FakeForce.Engine.Access;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules;

/// <summary>With a role come the groups that stand for it and for those below it (Object Reference, "Group": Type); no role is above itself.</summary>
internal sealed class UserRoleRule : ObjectRule
{
    public override void Validate(SaveContext context)
    {
        if (context.IsInsert || !context.Changes("ParentRoleId")) return;
        var seen = new HashSet<RecordId> { context.Id!.Value };
        for (var above = context["ParentRoleId"].AsId; !above.IsEmpty; above = Read(context, "UserRole", context.Transaction.Find(context.Type, above), "ParentRoleId").AsId)
            if (!seen.Add(above))
            {
                context.Fail("FIELD_INTEGRITY_EXCEPTION", "Parent Role ID: a role cannot be above itself", "ParentRoleId"); // the sentence is ours
                return;
            }
    }

    public override void AfterSave(SaveContext context, RecordId id)
    {
        if (!context.IsInsert) return;
        var writer = new SetupWriter(context.Transaction);
        foreach (var type in GroupRows.OfRoles) writer.Add("Group", ("DeveloperName", context["DeveloperName"]), ("Type", Value.Of(type)), ("RelatedId", Value.Of(id)));
    }
}
