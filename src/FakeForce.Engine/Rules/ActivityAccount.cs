using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules;

/// <summary>
/// The account of a task or an event: that of what it is about, where this is an account, an opportunity, a contract or a
/// custom child of an account; else the contact's (Object Reference, "Task", AccountId).
/// </summary>
internal sealed class ActivityAccount : ObjectRule
{
    public override void BeforeSave(SaveContext context)
    {
        if (!context.Changes("WhatId") && !context.Changes("WhoId")) return;
        var account = OfSubject(context, context["WhatId"].AsId);
        context.Set("AccountId", account.IsNull ? OfPerson(context, context["WhoId"].AsId) : account);
    }

    private static Value OfSubject(SaveContext context, RecordId what)
    {
        if (what.IsEmpty || !context.Transaction.TryFind(what, out var type, out var row)) return Value.Null;
        if (type.Name == "Account") return Value.Of(what);
        var reference = type.Name is "Opportunity" or "Contract" || type.Is(SObjectFlags.Custom) ? type.Fields.FirstOrDefault(IsToAccount) : null;
        return reference is null ? Value.Null : row.Get(reference);
    }

    private static bool IsToAccount(Field field) => field.ReferenceTo is ["Account"];

    private static Value OfPerson(SaveContext context, RecordId who) =>
        !who.IsEmpty && context.Transaction.TryFind(who, out var type, out var row) && type.Name == "Contact" && type.TryField("AccountId", out var account) ? row.Get(account) : Value.Null;
}
