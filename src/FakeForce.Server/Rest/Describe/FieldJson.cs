using FakeForce.Engine.Schema;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Describe;

/// <summary>One field of a describe result, in the order of the keys of the WSDL's Field type.</summary>
internal static class FieldJson
{
    public static void Write(JsonOut json, Field field)
    {
        json.BeginObject()
            .Flag("aggregatable"u8, field, FieldFlags.Aggregatable)
            .Name("aiPredictionField"u8).Boolean(false)
            .Flag("autoNumber"u8, field, FieldFlags.AutoNumber)
            .Name("byteLength"u8).Number(ByteLength(field))
            .Flag("calculated"u8, field, FieldFlags.Calculated)
            .Name("calculatedFormula"u8).String(field.CalculatedFormula)
            .Flag("cascadeDelete"u8, field, FieldFlags.CascadeDelete)
            .Flag("caseSensitive"u8, field, FieldFlags.CaseSensitive)
            .Name("compoundFieldName"u8).String(field.CompoundFieldName)
            .Name("controllerName"u8).String(field.ControllerName)
            .Flag("createable"u8, field, FieldFlags.Createable)
            .Flag("custom"u8, field, FieldFlags.Custom)
            .Name("defaultValue"u8);
        DefaultValue(json, field);
        json.Name("defaultValueFormula"u8).String(field.DefaultValueFormula)
            .Flag("defaultedOnCreate"u8, field, FieldFlags.DefaultedOnCreate)
            .Flag("dependentPicklist"u8, field, FieldFlags.DependentPicklist)
            .Flag("deprecatedAndHidden"u8, field, FieldFlags.DeprecatedAndHidden)
            .Name("digits"u8).Number(field.Digits)
            .Flag("displayLocationInDecimal"u8, field, FieldFlags.DisplayLocationInDecimal)
            .Flag("encrypted"u8, field, FieldFlags.Encrypted)
            .Flag("externalId"u8, field, FieldFlags.ExternalId)
            .Name("extraTypeInfo"u8).String(field.ExtraTypeInfo)
            .Flag("filterable"u8, field, FieldFlags.Filterable)
            .Name("filteredLookupInfo"u8).Null()
            .Name("formulaTreatNullNumberAsZero"u8).Boolean(field.TreatsBlanksAsZero)
            .Flag("groupable"u8, field, FieldFlags.Groupable)
            .Name("highScaleNumber"u8).Boolean(false)
            .Flag("htmlFormatted"u8, field, FieldFlags.HtmlFormatted)
            .Flag("idLookup"u8, field, FieldFlags.IdLookup)
            .Name("inlineHelpText"u8).String(field.InlineHelpText)
            .Name("label"u8).String(field.Label)
            .Name("length"u8).Number(field.Length)
            .Name("mask"u8).String(field.Mask)
            .Name("maskType"u8).String(field.MaskType)
            .Name("name"u8).String(field.Name)
            .Flag("nameField"u8, field, FieldFlags.NameField)
            .Flag("namePointing"u8, field, FieldFlags.NamePointing)
            .Flag("nillable"u8, field, FieldFlags.Nillable)
            .Flag("permissionable"u8, field, FieldFlags.Permissionable);
        Picklist(json, field);
        json.Flag("polymorphicForeignKey"u8, field, FieldFlags.PolymorphicForeignKey)
            .Name("precision"u8).Number(field.Precision)
            .Flag("queryByDistance"u8, field, FieldFlags.QueryByDistance)
            .Name("referenceTargetField"u8).Null()
            .Name("referenceTo"u8).BeginArray();
        foreach (var target in field.ReferenceTo) json.String(target);
        json.EndArray()
            .Name("relationshipName"u8).String(field.RelationshipName)
            .Name("relationshipOrder"u8);
        if (field.RelationshipOrder is { } order) json.Number(order);
        else json.Null();
        json.Flag("restrictedDelete"u8, field, FieldFlags.RestrictedDelete)
            .Flag("restrictedPicklist"u8, field, FieldFlags.RestrictedPicklist)
            .Name("scale"u8).Number(field.Scale)
            .Name("searchPrefilterable"u8).Boolean(false)
            .Name("soapType"u8).String(field.Type.SoapType)
            .Flag("sortable"u8, field, FieldFlags.Sortable)
            .Name("type"u8).String(field.Type.Name)
            .Flag("unique"u8, field, FieldFlags.Unique)
            .Flag("updateable"u8, field, FieldFlags.Updateable)
            .Flag("writeRequiresMasterRead"u8, field, FieldFlags.WriteRequiresMasterRead)
            .EndObject();
    }

    private static JsonOut Flag(this JsonOut json, ReadOnlySpan<byte> name, Field field, FieldFlags flag) => json.Name(name).Boolean(field.Is(flag));

    // Checkboxes have false for a default, others null, unless the definition says otherwise.
    private static void DefaultValue(JsonOut json, Field field)
    {
        if (field.Type.Storage == StorageKind.Boolean) json.Boolean(field.DefaultValue == "true");
        else json.String(field.DefaultValue);
    }

    // A UTF-16 unit takes up to three bytes.
    private static int ByteLength(Field field) => field.Type.Name is "id" or "reference" ? 18 : field.Length * 3;

    private static void Picklist(JsonOut json, Field field)
    {
        json.Name("picklistValues"u8).BeginArray();
        foreach (var value in field.PicklistValues)
            json.BeginObject().Name("active"u8).Boolean(value.Active).Name("defaultValue"u8).Boolean(value.Default)
                .Name("label"u8).String(value.Label).Name("validFor"u8).String(value.ValidFor).Name("value"u8).String(value.Value).EndObject();
        json.EndArray();
    }
}
