using System.Reflection;
using System.Text;

namespace FakeForce.Engine.Schema;

/// <summary>
/// The text tables of the standard sObjects (Common.txt explains their form), shared by all orgs of the process. Loading
/// them only finds where each sObject begins; the lines of one are read when somebody asks for it.
/// </summary>
internal sealed class StandardText
{
    private const string Folder = "standard/";
    private static readonly Lazy<StandardText> Shared = new(() => new StandardText());

    private readonly Dictionary<string, int> byName = new(2048, StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<Dictionary<KeyPrefix, List<int>>> byPrefix;

    public static StandardText Instance => Shared.Value;

    private StandardText()
    {
        var entries = new List<StandardEntry>(2048);
        foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames())
        {
            if (name is Folder + "Common.txt") Templates = LineTemplates.Read(Text(Load(name)));
            else if (name is Folder + "Features.txt") Features = [.. Text(Load(name)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
            else if (name.StartsWith(Folder, StringComparison.Ordinal)) FindEntries(Load(name), entries);
        }
        entries.Sort((a, b) => string.Compare(a.Name, b.Name, StringComparison.OrdinalIgnoreCase));
        Entries = [.. entries];
        for (var i = 0; i < Entries.Length; i++) byName.Add(Entries[i].Name, i);
        byPrefix = new Lazy<Dictionary<KeyPrefix, List<int>>>(FindPrefixes);
    }

    /// <summary>All sObjects by name without case; an entry's place is its <see cref="SObjectType.Index"/> in every org, whatever its features.</summary>
    public StandardEntry[] Entries { get; }

    /// <summary>Names of the features that gate sObjects and fields.</summary>
    public IReadOnlyList<string> Features { get; } = [];
    public LineTemplates Templates { get; } = LineTemplates.None;

    public bool TryFind(string name, out int index) => byName.TryGetValue(name, out index);

    /// <summary>The sObjects of a key prefix, the one that ids resolve to first.</summary>
    public IReadOnlyList<int> WithPrefix(KeyPrefix prefix) => byPrefix.Value.TryGetValue(prefix, out var found) ? found : [];

    private Dictionary<KeyPrefix, List<int>> FindPrefixes()
    {
        var found = new Dictionary<KeyPrefix, List<int>>(Entries.Length);
        for (var i = 0; i < Entries.Length; i++)
        {
            if (Entries[i].Prefix is not { } prefix) continue;
            if (!found.TryGetValue(prefix, out var sharers)) found.Add(prefix, sharers = []);
            sharers.Insert(Entries[i].PrefixIsShared ? sharers.Count : 0, i);
        }
        return found;
    }

    /// <summary>The sObjects of another text of this form.</summary>
    public static List<StandardEntry> EntriesOf(byte[] file)
    {
        var entries = new List<StandardEntry>();
        FindEntries(file, entries);
        return entries;
    }

    private static void FindEntries(byte[] file, List<StandardEntry> entries)
    {
        var start = 0;
        while (start < file.Length)
        {
            var next = file.AsSpan(start + 1).IndexOf("\n= "u8);
            var end = next < 0 ? file.Length : start + 1 + next + 1;
            entries.Add(new StandardEntry(file.AsMemory(start, end - start)));
            start = end;
        }
    }

    private static byte[] Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
