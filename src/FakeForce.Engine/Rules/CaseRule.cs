using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules;

/// <summary>A case is closed by its status; the org remembers when.</summary>
internal sealed class CaseRule : ObjectRule
{
    public override void BeforeSave(SaveContext context)
    {
        if (!context.Changes("Status")) return;
        var status = Find(context, "CaseStatus", "ApiName", context["Status"]);
        var closed = Read(context, "CaseStatus", status, "IsClosed");
        context.Set("IsClosed", closed);
        context.Set("ClosedDate", closed.AsBoolean ? Value.Of(context.Transaction.Now.ToUnixTimeSeconds() * 1000) : Value.Null);
    }
}
