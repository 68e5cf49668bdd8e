using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Sosl.Index;

/// <summary>The groups that IN tells apart; a field belongs to one, and ALL and SIDEBAR mean every one.</summary>
internal enum FieldGroup : byte { Name = 1, Email, Phone, Other }

/// <summary>
/// A field that search looks into. Salesforce searches the text fields of searchable objects ("IN SearchGroup"), and neither
/// encrypted ones nor formulas; its lists by object name no picklist.
/// </summary>
internal sealed record SearchField(Field Field, FieldGroup Group)
{
    private static readonly ConditionalWeakTable<SObjectType, SearchField[]> known = [];

    // SOQL and SOSL reference, "IN SearchGroup": searched by IN NAME FIELDS beside the name field itself.
    private static readonly FrozenSet<string> moreNames = FrozenSet.Create(StringComparer.Ordinal,
        "Account.Website", "Account.Site", "Account.NameLocal", "Asset.SerialNumber", "Case.SuppliedName", "Case.SuppliedCompany", "Case.Subject",
        "Contact.AssistantName", "Contact.FirstNameLocal", "Contact.LastNameLocal", "Contact.AccountName", "Event.Subject",
        "Lead.Company", "Lead.CompanyLocal", "Lead.FirstNameLocal", "Lead.LastNameLocal", "Note.Title", "PermissionSet.Label",
        "Report.Description", "TagDefinition.NormName", "Task.Subject", "User.CommunityNickname");

    public static SearchField[] Of(SObjectType type) => known.GetValue(type, static t => [.. t.Visible.Where(IsSearched).Select(f => new SearchField(f, GroupOf(t, f)))]);

    private static bool IsSearched(Field field) =>
        field.Type.Name is "string" or "textarea" or "email" or "phone" or "url" or "combobox"
        && !field.Is(FieldFlags.Calculated | FieldFlags.Encrypted | FieldFlags.DeprecatedAndHidden) && field.ExtraTypeInfo != "imageurl";

    private static FieldGroup GroupOf(SObjectType type, Field field)
    {
        if (field.Is(FieldFlags.NameField) || field.CompoundFieldName == "Name" || moreNames.Contains($"{type.Name}.{field.Name}")) return FieldGroup.Name;
        return field.Type.Name switch { "email" => FieldGroup.Email, "phone" => FieldGroup.Phone, _ => FieldGroup.Other };
    }
}
