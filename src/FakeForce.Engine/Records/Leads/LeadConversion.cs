using System.Globalization;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records.Leads;

/// <summary>
/// Turns a lead into an account, a contact and an opportunity (SOAP API Developer Guide, "convertLead()"): new ones, or those that are named. What is
/// made passes the save pipeline like any other record.
/// </summary>
public static class LeadConversion
{
    private static readonly (string Lead, string Account)[] accountFields =
    [
        ("Company", "Name"), ("Phone", "Phone"), ("Fax", "Fax"), ("Website", "Website"), ("Industry", "Industry"), ("Rating", "Rating"), ("AnnualRevenue", "AnnualRevenue"), ("NumberOfEmployees", "NumberOfEmployees"),
        ("LeadSource", "AccountSource"), ("Street", "BillingStreet"), ("City", "BillingCity"), ("State", "BillingState"), ("PostalCode", "BillingPostalCode"), ("Country", "BillingCountry"),
    ];

    private static readonly (string Lead, string Contact)[] contactFields =
    [
        ("Salutation", "Salutation"), ("FirstName", "FirstName"), ("LastName", "LastName"), ("Title", "Title"), ("Phone", "Phone"), ("MobilePhone", "MobilePhone"), ("Fax", "Fax"), ("Email", "Email"),
        ("LeadSource", "LeadSource"), ("Description", "Description"), ("Street", "MailingStreet"), ("City", "MailingCity"), ("State", "MailingState"), ("PostalCode", "MailingPostalCode"), ("Country", "MailingCountry"),
    ];

    /// <summary>All of it or nothing: what is wrong comes back in the result.</summary>
    public static LeadConverted Convert(Transaction transaction, Caller caller, LeadConvert order)
    {
        var before = transaction.Save();
        var run = new Run(transaction, caller, order);
        var result = run.Convert();
        if (result.Errors.Count > 0) transaction.Rollback(before);
        return result;
    }

    private sealed class Run(Transaction transaction, Caller caller, LeadConvert order)
    {
        private readonly SObjectType leads = transaction.Catalog["Lead"];

        public LeadConverted Convert()
        {
            if (Refusal() is { } refusal) return LeadConverted.Failed(order.LeadId, refusal);
            var lead = transaction.Find(leads, order.LeadId);
            var account = order.AccountId is { } there ? Fill("Account", there, lead, Mapped("Account", accountFields)) : Create("Account", lead, Mapped("Account", accountFields), []);
            if (!account.Success) return LeadConverted.Failed(order.LeadId, account.Errors[0]);
            var contact = order.ContactId is { } known ? Fill("Contact", known, lead, Mapped("Contact", contactFields)) : Create("Contact", lead, Mapped("Contact", contactFields), [("AccountId", account.Id.ToString())]);
            if (!contact.Success) return LeadConverted.Failed(order.LeadId, contact.Errors[0]);
            var opportunity = order.OpportunityId is { } given ? SaveResult.Ok(given, created: false) : order.DoNotCreateOpportunity ? null : Opportunity(lead, account.Id!.Value);
            if (opportunity is { Success: false }) return LeadConverted.Failed(order.LeadId, opportunity.Errors[0]);
            if (opportunity is { Created: true } && Save("OpportunityContactRole", [("OpportunityId", opportunity.Id.ToString()), ("ContactId", contact.Id.ToString()), ("IsPrimary", "true")]) is { Success: false } role) return LeadConverted.Failed(order.LeadId, role.Errors[0]);
            Mark(account.Id!.Value, contact.Id!.Value, opportunity?.Id);
            return new LeadConverted(order.LeadId, account.Id, contact.Id, opportunity?.Id, []);
        }

        private SaveError? Refusal()
        {
            var lead = transaction.Find(leads, order.LeadId);
            if (!lead.IsLive) return new SaveError("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
            if (lead.Get(leads["IsConverted"]).AsBoolean) return new SaveError("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
            if (!IsConvertedStatus()) return new SaveError("INVALID_STATUS", $"invalid convertedStatus: {order.ConvertedStatus}");
            if (order.ContactId is not null && order.AccountId is null) return new SaveError("REQUIRED_FIELD_MISSING", "A contact that is there needs its account", "accountId"); // ours
            foreach (var (id, type) in new[] { (order.AccountId, "Account"), (order.ContactId, "Contact"), (order.OpportunityId, "Opportunity") })
                if (id is { } named && (!transaction.TryFind(named, out var found, out var row) || found.Name != type || !row.IsLive)) return new SaveError("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
            return null;
        }

        private bool IsConvertedStatus()
        {
            var statuses = transaction.Catalog["LeadStatus"];
            return ExternalIds.Find(transaction, statuses, statuses["ApiName"], Value.Of(order.ConvertedStatus)).Exists(id => transaction.Find(statuses, id).Get(statuses["IsConverted"]).AsBoolean);
        }

        // "Close date: the last day of the current quarter"; the stage is the first of the org's (Help, "Convert Qualified Leads").
        private SaveResult Opportunity(Row lead, RecordId account)
        {
            var today = transaction.Now.UtcDateTime.Date;
            var end = new DateTime(today.Year, (today.Month + 2) / 3 * 3, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1).AddDays(-1);
            return Save("Opportunity",
            [
                ("Name", order.OpportunityName ?? lead.Get(leads["Company"]).AsText), ("AccountId", account.ToString()), ("CloseDate", end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                .. Mapped("Opportunity", []).Select(pair => (pair.Field, Text(lead, pair.Lead))),
                ("StageName", transaction.Catalog["Opportunity"]["StageName"].PicklistValues.First(value => value.Active).Value), ("LeadSource", lead.Get(leads["LeadSource"]).AsText), ("OwnerId", Owner(lead)),
            ]);
        }

        private string Owner(Row lead) => (order.OwnerId ?? lead.Get(leads["OwnerId"]).AsId).ToString();

        // The org's own fields beside the standard ones (Metadata API guide, "LeadConvertSettings").
        private (string Lead, string Field)[] Mapped(string type, (string Lead, string Field)[] standard) =>
            [.. standard, .. transaction.Rules?.LeadMapping.Where(mapping => mapping.OutputObject.Equals(type, StringComparison.OrdinalIgnoreCase)).SelectMany(mapping => mapping.Fields).Select(pair => (pair.Key, pair.Value)) ?? []];

        private SaveResult Create(string type, Row lead, (string Lead, string Field)[] mapping, (string Field, string? Text)[] more) =>
            Save(type, [.. mapping.Select(pair => (pair.Field, Text(lead, pair.Lead))), ("OwnerId", Owner(lead)), .. more]);

        // Of a record that is there, only what is empty is filled; the lead source where the caller says so.
        private SaveResult Fill(string type, RecordId id, Row lead, (string Lead, string Field)[] mapping)
        {
            var target = transaction.Catalog[type];
            var row = transaction.Find(target, id);
            var values = mapping.Where(pair => target.TryField(pair.Field, out var field) && (row.Get(field).IsNull || pair.Field == "LeadSource" && order.OverwriteLeadSource));
            return SavePipeline.Update(transaction, caller, target, id, Input(target, values.Select(pair => (pair.Field, Text(lead, pair.Lead)))));
        }

        private SaveResult Save(string type, (string Field, string? Text)[] values) => SavePipeline.Insert(transaction, caller, transaction.Catalog[type], Input(transaction.Catalog[type], values));

        private static RecordInput Input(SObjectType type, IEnumerable<(string Field, string? Text)> values)
        {
            var input = new RecordInput();
            foreach (var (field, text) in values)
                if (!string.IsNullOrEmpty(text) && type.TryField(field, out _)) input.Set(field, text);
            return input;
        }

        private string? Text(Row lead, string name) => leads.TryField(name, out var field) && lead.Get(field) is { IsNull: false } value ? FieldData.Of(value, field).ToString() : null;

        private void Mark(RecordId account, RecordId contact, RecordId? opportunity)
        {
            var draft = new RowDraft(leads, transaction.Find(leads, order.LeadId));
            (draft[leads["IsConverted"]], draft[leads["Status"]]) = (Value.Of(true), Value.Of(order.ConvertedStatus));
            draft[leads["ConvertedDate"]] = Value.Of(transaction.Now.ToUnixTimeMilliseconds() / 86_400_000);
            (draft[leads["ConvertedAccountId"]], draft[leads["ConvertedContactId"]]) = (Value.Of(account), Value.Of(contact));
            if (opportunity is { } made) draft[leads["ConvertedOpportunityId"]] = Value.Of(made);
            SystemFields.StampModified(draft, transaction.Now, caller.UserId);
            transaction.Update(order.LeadId, draft);
        }
    }
}
