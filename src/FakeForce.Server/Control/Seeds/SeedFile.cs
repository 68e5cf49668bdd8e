namespace FakeForce.Server.Control.Seeds;

/// <summary>A file of a seed, from the disk or out of a request. Names have slashes.</summary>
internal sealed record SeedFile(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The folder of a file, with a slash at its end, or nothing.</summary>
    public static string FolderOf(string name) => name[..(name.LastIndexOf('/') + 1)];

    public bool IsJson => Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    public bool IsCsv => Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Account of data/Account.csv, and of Account-2.csv.</summary>
    public string SObject => Name[FolderOf(Name).Length..].Split('.', '-')[0];
}
