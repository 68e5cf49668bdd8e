using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules;

/// <summary>Step 10: auto-response rules. Of creates by an API only those answer whose caller asks for it (SOAP API Developer Guide, "EmailHeader": triggerAutoResponseEmail).</summary>
internal static class AutoResponseStep
{
    public static void Run(SaveContext context)
    {
        if (!context.IsInsert || !context.Caller.TriggersAutoResponse || context.Rules is not { AutoResponse: { } rule }) return;
        rule.Answer(context);
    }
}
