namespace FakeForce.Engine.Schema;

/// <summary>The unique name of a data category group or category.</summary>
internal sealed class DataCategoryGroupReferenceType : TextFieldType
{
    public override string Name => "datacategorygroupreference";
}
