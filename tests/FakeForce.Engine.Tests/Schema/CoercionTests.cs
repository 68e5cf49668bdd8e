using CsCheck;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Schema;

public sealed class CoercionTests
{
    private const int Behind = 17;

    [Theory]
    [InlineData("string", "  Acme  ", "Acme")]
    [InlineData("string", "   ", "null")]
    [InlineData("string", "", "null")]
    [InlineData("textarea", "a\r\nb", "a\r\nb")]
    [InlineData("boolean", "true", "true")]
    [InlineData("boolean", "false", "false")]
    [InlineData("boolean", "", "false")]
    [InlineData("int", "42", "42")]
    [InlineData("int", "-7", "-7")]
    [InlineData("long", "9007199254740993", "9007199254740993")]
    [InlineData("double", "1.005", "1.01")]
    [InlineData("double", "-1.005", "-1.01")]
    [InlineData("currency", "1e2", "100")]
    [InlineData("currency", " 12.50 ", "12.5")]
    [InlineData("percent", "50", "50")]
    [InlineData("date", "1970-01-02", "1")]
    [InlineData("date", "1969-12-31", "-1")]
    [InlineData("date", "2024-02-29", "19782")]
    [InlineData("datetime", "1970-01-01T00:00:01Z", "1000")]
    [InlineData("datetime", "1970-01-01T00:00:01.5Z", "1000")]
    [InlineData("datetime", "1970-01-01T00:00:01.999+0000", "1000")]
    [InlineData("datetime", "1969-12-31T23:59:59.123Z", "-1000")]
    [InlineData("datetime", "2002-10-10T12:00:00+05:00", "1034233200000")]
    [InlineData("datetime", "2002-10-10T07:00:00-0000", "1034233200000")]
    [InlineData("datetime", "Thu, 10 Oct 2002 07:00:00 GMT", "1034233200000")]
    [InlineData("time", "01:02:03.004Z", "3723004")]
    [InlineData("time", "23:59:59", "86399000")]
    [InlineData("email", "ann.o'hara+x@example.co.uk", "ann.o'hara+x@example.co.uk")]
    [InlineData("phone", "(415) 555-1212 x3", "(415) 555-1212 x3")]
    [InlineData("picklist", "hot", "Hot")]
    [InlineData("picklist", "Boiling", "Boiling")]
    [InlineData("multipicklist", "cold; Hot;cold", "Hot;Cold")]
    [InlineData("multipicklist", "new;Warm", "Warm;new")]
    [InlineData("combobox", "Anything", "Anything")]
    [InlineData("base64", "aGVsbG8=", "5 bytes")]
    [InlineData("reference", "001000000000000", "001000000000000AAA")]
    [InlineData("reference", "001000000000000AAA", "001000000000000AAA")]
    [InlineData("json", "{\"a\":1}", "{\"a\":1}")]
    public void A_string_becomes_a_value(string type, string text, string expected) =>
        Assert.Equal(expected, Coerce(type, new InputValue(InputKind.String, text, Position: Behind)).Value.ToString());

    [Theory]
    [InlineData("string", "STRING_TOO_LONG", "The Label: data value too large: 12345678901 (max length=10)", "12345678901")]
    [InlineData("email", "INVALID_EMAIL_ADDRESS", "The Label: invalid email address: nobody", "nobody")]
    [InlineData("email", "INVALID_EMAIL_ADDRESS", "The Label: invalid email address: a@b", "a@b")]
    [InlineData("email", "INVALID_EMAIL_ADDRESS", "The Label: invalid email address: a..b@x.com", "a..b@x.com")]
    [InlineData("email", "INVALID_EMAIL_ADDRESS", "The Label: invalid email address: a b@x.com", "a b@x.com")]
    [InlineData("int", "NUMBER_OUTSIDE_VALID_RANGE", "The Label: value outside of valid range on numeric field: 1431655766", "1431655766")]
    [InlineData("currency", "NUMBER_OUTSIDE_VALID_RANGE", "The Label: value outside of valid range on numeric field: 1000", "1000")]
    [InlineData("double", "NUMBER_OUTSIDE_VALID_RANGE", "The Label: value outside of valid range on numeric field: 999.999", "999.999")]
    [InlineData("reference", "MALFORMED_ID", "The Label: id value of incorrect type: NotReal", "NotReal")]
    [InlineData("reference", "MALFORMED_ID", "The Label: id value of incorrect type: 001000000000000AAB", "001000000000000AAB")]
    [InlineData("date", "NUMBER_OUTSIDE_VALID_RANGE", "The Label: invalid date: Thu Dec 31 00:00:00 GMT 1699", "1699-12-31")]
    [InlineData("date", "NUMBER_OUTSIDE_VALID_RANGE", "The Label: invalid date: Mon Jan 01 00:00:00 GMT 4001", "4001-01-01")]
    public void A_bad_value_is_an_error_of_its_record(string type, string code, string message, string text)
    {
        var error = Coerce(type, new InputValue(InputKind.String, text, Position: Behind)).Error;
        Assert.Equal((code, message, "F__c"), (error?.Code, error?.Message, error?.Fields.Single()));
    }

    [Theory]
    [InlineData("string", InputKind.Record, null, "string from START_OBJECT value {")]
    [InlineData("boolean", InputKind.String, "FALSE", "boolean from VALUE_STRING value FALSE")]
    [InlineData("boolean", InputKind.String, "1", "boolean from VALUE_STRING value 1")]
    [InlineData("boolean", InputKind.Number, "1", "boolean from VALUE_NUMBER_INT value 1")]
    [InlineData("int", InputKind.Number, "1.5", "int from VALUE_NUMBER_FLOAT value 1.5")]
    [InlineData("int", InputKind.String, "forty", "int from VALUE_STRING value forty")]
    [InlineData("double", InputKind.String, "pointChange76", "double from VALUE_STRING value pointChange76")]
    [InlineData("double", InputKind.String, "NaN", "double from VALUE_STRING value NaN")]
    [InlineData("currency", InputKind.True, null, "currency from VALUE_TRUE value true")]
    [InlineData("date", InputKind.String, "2020-04-30T13:19:18.000000+02:00", "date from VALUE_STRING value 2020-04-30T13:19:18.000000+02:00")]
    [InlineData("date", InputKind.String, "2023-02-29", "date from VALUE_STRING value 2023-02-29")]
    [InlineData("datetime", InputKind.String, "2024-07-30 20:54:16 UTC", "datetime from VALUE_STRING value 2024-07-30 20:54:16 UTC")]
    [InlineData("datetime", InputKind.String, "2024-07-30T20:54:16", "datetime from VALUE_STRING value 2024-07-30T20:54:16")]
    [InlineData("datetime", InputKind.String, "2024-07-30", "datetime from VALUE_STRING value 2024-07-30")]
    [InlineData("time", InputKind.String, "25:00:00Z", "time from VALUE_STRING value 25:00:00Z")]
    [InlineData("base64", InputKind.String, "*", "base64 from VALUE_STRING value *")]
    [InlineData("reference", InputKind.Record, null, "reference from START_OBJECT value {")]
    public void JSON_that_a_type_cannot_hold_fails_the_request(string type, InputKind kind, string? text, string what)
    {
        var error = Assert.Throws<SalesforceException>(() => Coerce(type, new InputValue(kind, text, Position: Behind)));
        Assert.Equal(("JSON_PARSER_ERROR", $"Cannot deserialize instance of {what} or request may be missing a required field", Behind), (error.Code, error.Message, error.Position));
    }

    [Theory]
    [InlineData("date", "6/15/19", "'6/15/19' is not a valid value for the type xsd:date")]
    [InlineData("int", "1.5", "'1.5' is not a valid value for the type xsd:int")]
    [InlineData("double", "x", "'x' is not a valid value for the type xsd:double")]
    [InlineData("boolean", "yes", "'yes' is not a valid value for the type xsd:boolean")]
    [InlineData("boolean", "maybe", "'maybe' is not a valid value for the type xsd:boolean")]
    [InlineData("datetime", "2020-01-01", "'2020-01-01' is not a valid value for the type xsd:dateTime")]
    public void XML_and_CSV_name_the_schema_type(string type, string text, string message)
    {
        var error = Coerce(type, InputValue.Of(text)).Error;
        Assert.Equal(("INVALID_FIELD", message), (error?.Code, error?.Message));
    }

    [Theory]
    [InlineData("boolean", "TRUE", "true")]
    [InlineData("boolean", "1", "true")]
    [InlineData("boolean", "0", "false")]
    [InlineData("datetime", "1970-01-01T00:00:01", "1000")]
    public void XML_and_CSV_take_more_words(string type, string text, string expected) => Assert.Equal(expected, Coerce(type, InputValue.Of(text)).Value.ToString());

    [Theory]
    [InlineData("string", "4711", "4711")]
    [InlineData("double", "0.10", "0.1")]
    [InlineData("datetime", "1034233200000", "1034233200000")]
    public void A_JSON_number_becomes_a_value(string type, string text, string expected) =>
        Assert.Equal(expected, Coerce(type, new InputValue(InputKind.Number, text, Position: Behind)).Value.ToString());

    [Fact]
    public void A_restricted_picklist_refuses_what_is_not_listed_or_no_longer_active()
    {
        var field = Sample("picklist") with { Flags = FieldFlags.RestrictedPicklist };
        foreach (var text in (string[])["Boiling", "Old"])
        {
            var error = field.Type.Coerce(InputValue.Of(text), field).Error;
            Assert.Equal("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", error?.Code);
            Assert.Equal($"The Label: bad value for restricted picklist field: {text}", error?.Message);
        }
        var several = Sample("multipicklist") with { Flags = FieldFlags.RestrictedPicklist };
        Assert.Equal("The Label: bad value for restricted picklist field: Boiling", several.Type.Coerce(InputValue.Of("Hot;Boiling"), several).Error?.Message);
    }

    [Fact]
    public void Every_type_takes_null()
    {
        foreach (var type in FieldTypes.All.Where(type => type is not CompoundFieldType))
        {
            var coerced = type.Coerce(new InputValue(InputKind.Null), Sample(type.Name));
            Assert.Null(coerced.Error);
            Assert.Equal(type.Storage == StorageKind.Boolean ? Value.Of(false) : Value.Null, coerced.Value);
        }
    }

    [Theory]
    [InlineData("address")]
    [InlineData("location")]
    public void A_compound_cannot_be_written(string type) => Assert.Equal("INVALID_FIELD_FOR_INSERT_UPDATE", Coerce(type, InputValue.Of("x")).Error?.Code);

    [Fact]
    public void Lengths_count_UTF16_units()
    {
        Assert.Null(Coerce("string", InputValue.Of("😀😀😀😀😀")).Error);
        Assert.Equal("STRING_TOO_LONG", Coerce("string", InputValue.Of("😀😀😀😀😀x")).Error?.Code);
    }

    [Fact]
    public void No_text_breaks_a_type()
    {
        var texts = Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789-+:.TZeE;@ "], 0, 30], Gen.Const("0001-01-01T00:00:00+23:59"), Gen.Const("9999-12-31T23:59:59-23:59"));
        Gen.Select(Gen.Int[0, FieldTypes.All.Count - 1].Select(i => FieldTypes.All[i]), texts, Gen.Bool.Select(quoted => quoted ? InputKind.String : InputKind.Number), Gen.Bool).Sample((type, text, kind, json) =>
        {
            try
            {
                var coerced = type.Coerce(new InputValue(kind, text, Position: json ? Behind : -1), Sample(type.Name));
                return coerced.Error is not null || coerced.Value.IsNull || type.Storage == StorageKind.None || coerced.Value.Kind == type.Storage;
            }
            catch (SalesforceException error)
            {
                return error.Code == "JSON_PARSER_ERROR" && json;
            }
        }, iter: 20_000);
    }

    private static Coerced Coerce(string type, in InputValue input)
    {
        var field = Sample(type);
        return field.Type.Coerce(input, field);
    }

    private static Field Sample(string type) => new()
    {
        Name = "F__c",
        Label = "The Label",
        Type = FieldTypes.Named(type),
        Ordinal = 0,
        Length = type is "string" ? 10 : 255,
        Digits = type is "int" ? 8 : 0,
        Precision = 5,
        Scale = type is "currency" or "double" ? 2 : 0,
        PicklistValues = [new("Hot", "Hot"), new("Warm", "Warm"), new("Cold", "Cold"), new("Old", "Old", Active: false)],
    };
}
