using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules;

/// <summary>
/// What Salesforce does of itself on particular standard objects: values it derives, records it makes along. One small
/// file per object; this is their table.
/// </summary>
internal static class ObjectRules
{
    private static readonly Dictionary<string, ObjectRule[]> rules = new(StringComparer.Ordinal)
    {
        ["Contact"] = [new PersonName()],
        ["Lead"] = [new PersonName(), new LeadRule()],
        ["User"] = [new PersonName(), new UserRule()],
        ["Individual"] = [new PersonName()],
        ["Opportunity"] = [new OpportunityRule()],
        ["Case"] = [new CaseRule()],
        ["Task"] = [new TaskRule(), new ActivityAccount()],
        ["Event"] = [new EventRule(), new ActivityAccount()],
        ["PricebookEntry"] = [new PricebookEntryRule()],
        ["OpportunityLineItem"] = [new OpportunityLineItemRule()],
        ["UserRole"] = [new UserRoleRule()],
        ["PushTopic"] = [new PushTopicRule()],
        ["StreamingChannel"] = [new StreamingChannelRule()],
        ["ScratchOrgInfo"] = [new ScratchOrgRule()],
        ["ContentVersion"] = [new ContentVersionRule()],
        ["Attachment"] = [new BodyLength("Body")],
        ["Document"] = [new BodyLength("Body")],
        ["StaticResource"] = [new BodyLength("Body")],
    };

    private static readonly ObjectRule[] shareRules = [new ShareRule()];

    /// <summary>True if values of such records may follow from others.</summary>
    public static bool Has(SObjectType type) => rules.ContainsKey(type.Name);

    public static void BeforeSave(SaveContext context)
    {
        foreach (var rule in For(context)) rule.BeforeSave(context);
    }

    public static void Validate(SaveContext context)
    {
        foreach (var rule in For(context)) rule.Validate(context);
    }

    public static void AfterSave(SaveContext context)
    {
        if (context.Seeded is { IsWhole: true }) return;
        foreach (var rule in For(context)) rule.AfterSave(context, context.SavedId);
    }

    private static ObjectRule[] For(SaveContext context) => context.Type.AssociateEntityType == "Share" ? shareRules : rules.GetValueOrDefault(context.Type.Name, []);
}
