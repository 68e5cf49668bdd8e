using FakeForce.Engine.Formula;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Execution.Local;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Mail.Templates;

/// <summary>What a mail is written from: the record that it is about, who sends it and whom it goes to first.</summary>
internal sealed class MergeFrame(Transaction transaction, RecordId user, RecordId record)
{
    private FormulaFrame? formulas;
    private TimeZoneInfo? zone;

    public Transaction Transaction => transaction;
    public RecordId UserId => user;
    public RecordId RecordId => record;
    public RecordId RecipientId { get; init; }
    public FormulaFrame Formulas => formulas ??= FormulaFrame.Of(transaction, user);

    /// <summary>Ours: mails are written as the org's locale, en_US, and its time zone have it. Ids have 15 characters there, as on pages.</summary>
    public string Write(Value value, Field field)
    {
        if (value.IsNull) return "";
        if (value.Kind == StorageKind.Reference) return value.AsId.ToString()[..15];
        return field.Type.Name switch
        {
            "currency" => LocalForms.Amount(value, field.Scale, code: null, Locale.OfSingleCurrency),
            "date" or "datetime" or "time" or "percent" or "int" or "double" => LocalForms.Of(value, field.Type.Name, field.Scale, Locale.OfSingleCurrency, Zone),
            "boolean" => value.AsBoolean ? "true" : "false",
            "picklist" or "multipicklist" => string.Join("; ", value.AsText.Split(';').Select(one => field.PicklistValues.FirstOrDefault(choice => choice.Value == one)?.Label ?? one)),
            _ => value.AsText,
        };
    }

    private TimeZoneInfo Zone => zone ??= ZoneOfOrg();

    private TimeZoneInfo ZoneOfOrg()
    {
        var type = transaction.Catalog["Organization"];
        var row = transaction.Find(type, Formulas.OrganizationId);
        return type.TryField("TimeZoneSidKey", out var field) && row.Exists && row.Has(field.Ordinal) ? TimeZones.Named(row.Get(field).AsText) : TimeZoneInfo.Utc;
    }
}
