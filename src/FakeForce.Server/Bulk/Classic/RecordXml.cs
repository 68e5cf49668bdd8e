using FakeForce.Engine;
using FakeForce.Engine.Soql.Binding;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>
/// Records as in SOAP: first the type and the Id, nil if the query does not name it, and then the fields, the Id once more
/// among them (guide, "Use Bulk Query": "returns the ID field twice").
/// </summary>
internal sealed class RecordXml : RecordForm
{
    private readonly XmlText xml = new();

    public override ReadOnlyMemory<byte> Begin() => xml.Raw($"{XmlText.Declaration}<queryResult xmlns=\"{XmlText.Namespace}\" xmlns:xsi=\"{XmlText.Xsi}\">").Take();

    public override void BeginRecord(string? name, Shape shape, RecordId id)
    {
        xml.Raw($"<{name ?? "records"} xsi:type=\"sObject\">").Element("type", shape.AttributesType);
        if (shape.Columns.Any(column => column.Key == "Id")) xml.Element("Id", id.ToString());
        else xml.Nil("Id");
    }

    public override void Value(string name, QueryValue value) => xml.Element(name, value.Text);

    public override void Null(string name) => xml.Nil(name);

    public override void EndRecord(string? name) => xml.Raw($"</{name ?? "records"}>");

    public override ReadOnlyMemory<byte> Take() => xml.Take();

    public override ReadOnlyMemory<byte> End() => xml.Raw("</queryResult>").Take();
}
