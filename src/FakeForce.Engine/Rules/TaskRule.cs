using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules;

internal sealed class TaskRule : ObjectRule
{
    public override void BeforeSave(SaveContext context)
    {
        if (context.Changes("Status"))
            context.Set("IsClosed", Read(context, "TaskStatus", Find(context, "TaskStatus", "ApiName", context["Status"]), "IsClosed"));
        if (context.Changes("Priority"))
            context.Set("IsHighPriority", Read(context, "TaskPriority", Find(context, "TaskPriority", "ApiName", context["Priority"]), "IsHighPriority"));
    }
}
