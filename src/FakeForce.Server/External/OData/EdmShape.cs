using FakeForce.Engine.External;

namespace FakeForce.Server.External.OData;

/// <summary>An entity or complex type as the document has it, without what it inherits.</summary>
internal sealed record EdmShape(string? Base)
{
    /// <summary>Ours, against documents that are endless in another way than by their bytes.</summary>
    public const int MostColumns = 1_000;

    public List<string> Keys { get; } = [];
    public List<EdmColumn> Columns { get; } = [];

    public void Add(EdmColumn column)
    {
        Columns.Add(column);
        if (Columns.Count > MostColumns) throw ExternalErrors.Unreadable($"its $metadata has a type of more than {MostColumns} properties");
    }
}
