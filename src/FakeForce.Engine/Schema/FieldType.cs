using System.Text;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>
/// What a type of field does with a value that a caller sends. One file per type in FieldTypes/; <see cref="FieldTypes"/>
/// is their table. Reading values out of rows is the faces' affair: the <see cref="Storage"/> kind and the
/// <see cref="Name"/> say how.
/// </summary>
public abstract class FieldType
{
    /// <summary>The describe result's <c>type</c>: string, currency, reference …</summary>
    public abstract string Name { get; }

    /// <summary>The describe result's <c>soapType</c>.</summary>
    public abstract string SoapType { get; }

    public abstract StorageKind Storage { get; }

    /// <summary>
    /// Turns what the caller sent into the value to store, or says what is wrong with it. Null and the empty string
    /// arrive here as well. Throws <see cref="SalesforceException"/> JSON_PARSER_ERROR only where Salesforce refuses the
    /// whole request because the JSON type cannot hold such a value.
    /// </summary>
    public abstract Coerced Coerce(in InputValue input, Field field);

    /// <summary>The same for a value out of CSV, in valid UTF-8. Types that many columns have spare themselves the string.</summary>
    internal virtual Coerced CoerceUtf8(ReadOnlySpan<byte> utf8, Field field) => Coerce(InputValue.Of(Encoding.UTF8.GetString(utf8)), field);
}
