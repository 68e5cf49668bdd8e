namespace FakeForce.Engine.Bulk.Classic;

/// <summary>In which form a job's batches come (Bulk API guide, "JobInfo").</summary>
public enum ClassicContent : byte { Xml, Csv, Json, ZipXml, ZipCsv, ZipJson }

public static class ClassicContents
{
    private static readonly (string Name, string MediaType)[] table =
    [
        ("XML", "application/xml"),
        ("CSV", "text/csv"),
        ("JSON", "application/json"),
        ("ZIP_XML", "zip/xml"),
        ("ZIP_CSV", "zip/csv"),
        ("ZIP_JSON", "zip/json"),
    ];

    public static string NameOf(ClassicContent content) => table[(int)content].Name;

    /// <summary>The Content-Type that a batch comes with.</summary>
    public static string MediaTypeOf(ClassicContent content) => table[(int)content].MediaType;

    public static bool IsZip(this ClassicContent content) => content >= ClassicContent.ZipXml;

    /// <summary>The form of the rows, whether zipped or not.</summary>
    public static ClassicContent Rows(this ClassicContent content) => content.IsZip() ? (ClassicContent)(content - ClassicContent.ZipXml) : content;

    public static bool TryParse(string name, out ClassicContent content)
    {
        var index = Array.FindIndex(table, c => c.Name == name);
        content = (ClassicContent)Math.Max(index, 0);
        return index >= 0;
    }
}
