using System.Runtime.CompilerServices;
using System.Text;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.Json;

/// <summary>How one field is written: decided once per field, so that writing a row is a loop over a small table.</summary>
internal sealed class FieldFormat
{
    private static readonly ConditionalWeakTable<Field, FieldFormat> known = [];

    private FieldFormat(Field field)
    {
        Field = field;
        Name = Encoding.UTF8.GetBytes(field.Name);
        Form = FormOf(field);
    }

    public Field Field { get; }
    public byte[] Name { get; }
    public FieldForm Form { get; }

    public static FieldFormat Of(Field field) => known.GetValue(field, static f => new FieldFormat(f));

    private static FieldForm FormOf(Field field) => field.Type.Name switch
    {
        "id" => FieldForm.Id,
        "boolean" => FieldForm.Boolean,
        "int" or "long" => FieldForm.Integer,
        "double" or "currency" or "percent" => FieldForm.Double,
        "date" => FieldForm.Date,
        "datetime" => FieldForm.DateTime,
        "time" => FieldForm.Time,
        "reference" => field.Type.Storage == StorageKind.Text ? FieldForm.Text : FieldForm.Reference,
        "base64" => FieldForm.Blob,
        "address" => FieldForm.Address,
        "location" => FieldForm.Location,
        "complexvalue" when field.Name == "ReferenceTo" => FieldForm.Names,
        "complexvalue" when field.Name == "Metadata" => FieldForm.Metadata,
        _ => field.Type.Storage == StorageKind.Text ? FieldForm.Text : FieldForm.Nothing,
    };
}

internal enum FieldForm : byte { Nothing, Id, Text, Boolean, Integer, Double, Date, DateTime, Time, Reference, Blob, Address, Location, Names, Metadata }
