using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Push;

/// <summary>The sObjects whose records PushTopics find: all custom ones, and the standard ones that "Supported PushTopic Queries" lists.</summary>
internal static class PushTopicObjects
{
    private static readonly HashSet<string> standard = new(StringComparer.Ordinal)
    {
        "Account", "Campaign", "Case", "Contact", "ContractLineItem", "Entitlement", "Lead", "LiveChatTranscript", "MessagingSession", "Opportunity",
        "Quote", "QuoteLineItem", "ServiceAppointment", "ServiceContract", "Task", "UserServicePresence", "WorkOrder", "WorkOrderLineItem",
    };

    public static void Check(SObjectType type)
    {
        if (!type.Is(SObjectFlags.Custom) && !standard.Contains(type.Name)) throw new SalesforceException("INVALID_FIELD", $"entity {type.Name} is not supported"); // ours
    }
}
