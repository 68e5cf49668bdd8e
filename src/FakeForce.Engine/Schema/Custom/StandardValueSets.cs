using System.Collections.Frozen;

namespace FakeForce.Engine.Schema;

/// <summary>Which standard fields have the values of which set (Metadata API Developer Guide, "StandardValueSet Names and Standard Picklist Fields").</summary>
internal static class StandardValueSets
{
    private static readonly FrozenDictionary<string, string[]> fields = new Dictionary<string, string[]>
    {
        ["AccountContactMultiRoles"] = ["AccountContactRelation.Roles"],
        ["AccountContactRole"] = ["AccountContactRole.Role"],
        ["AccountOwnership"] = ["Account.Ownership"],
        ["AccountRating"] = ["Account.Rating", "Lead.Rating"],
        ["AccountType"] = ["Account.Type"],
        ["AssetStatus"] = ["Asset.Status"],
        ["CampaignMemberStatus"] = ["CampaignMember.Status"],
        ["CampaignStatus"] = ["Campaign.Status"],
        ["CampaignType"] = ["Campaign.Type"],
        ["CaseContactRole"] = ["CaseContactRole.Role"],
        ["CaseOrigin"] = ["Case.Origin"],
        ["CasePriority"] = ["Case.Priority"],
        ["CaseReason"] = ["Case.Reason"],
        ["CaseStatus"] = ["Case.Status"],
        ["CaseType"] = ["Case.Type"],
        ["ContactRole"] = ["OpportunityContactRole.Role"],
        ["ContractContactRole"] = ["ContractContactRole.Role"],
        ["ContractStatus"] = ["Contract.Status"],
        ["EventSubject"] = ["Event.Subject"],
        ["EventType"] = ["Event.Type"],
        ["Industry"] = ["Account.Industry", "Lead.Industry"],
        ["LeadSource"] = ["Account.AccountSource", "Contact.LeadSource", "Lead.LeadSource", "Opportunity.LeadSource"],
        ["LeadStatus"] = ["Lead.Status"],
        ["OpportunityStage"] = ["Opportunity.StageName"],
        ["OpportunityType"] = ["Opportunity.Type"],
        ["OrderStatus"] = ["Order.Status"],
        ["OrderType"] = ["Order.Type"],
        ["PartnerRole"] = ["Partner.Role"],
        ["Product2Family"] = ["Product2.Family"],
        ["Salutation"] = ["Contact.Salutation", "Lead.Salutation"],
        ["TaskPriority"] = ["Task.Priority"],
        ["TaskStatus"] = ["Task.Status"],
        ["TaskSubject"] = ["Task.Subject"],
        ["TaskType"] = ["Task.Type"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True if the set's fields are known here.</summary>
    public static bool Has(string name) => fields.ContainsKey(name);

    /// <summary>Object and field, those that the org does not have left out.</summary>
    public static IEnumerable<(SObjectType Type, Field Field)> FieldsOf(string name, Catalog catalog)
    {
        foreach (var path in fields.GetValueOrDefault(name, []))
            if (catalog.TryFind(path.Split('.')[0], out var type) && type.TryField(path.Split('.')[1], out var field)) yield return (type, field);
    }

    public static PicklistValue[] ValuesOf(StandardValueSet set) => [.. set.Values.Select(value => new PicklistValue(value.FullName, value.Label ?? value.FullName, value.IsActive, value.Default))];
}
