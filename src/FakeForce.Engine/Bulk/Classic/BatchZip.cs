using System.IO.Compression;
using System.Text;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// A zipped batch: request.txt with the rows, and the files that they name (Bulk API guide, "Create a request.txt File").
/// Nothing is believed of what the archive says of itself: bytes are counted as they come out. The guide ("Errors") has which
/// faults there are; the texts are ours.
/// </summary>
public sealed class BatchZip
{
    private const string RowsName = "request.txt";

    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);

    private BatchZip() { }

    public byte[] Rows => files[RowsName];

    /// <summary>Throws InvalidBatch for what is broken or too large.</summary>
    public static BatchZip Open(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var zip = new BatchZip();
            zip.Read(archive);
            return zip;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw Invalid("The zip content is malformed");
        }
    }

    /// <summary>A file by the path that rows have behind their #.</summary>
    public byte[]? Find(string path) => files.GetValueOrDefault(path);

    private void Read(ZipArchive archive)
    {
        var entries = archive.Entries.Where(entry => !entry.FullName.EndsWith('/')).ToList();
        if (entries.Count > BatchLimits.ZippedFiles) throw Invalid($"The zip file contains more than {BatchLimits.ZippedFiles} files");
        long total = 0;
        foreach (var entry in entries)
        {
            CheckName(entry.FullName);
            var bytes = Unzip(entry, BatchLimits.UnzippedBytes - total);
            total += bytes.Length;
            if (!files.TryAdd(entry.FullName, bytes)) throw Invalid($"The zip file contains {entry.FullName} twice");
        }
        if (!files.ContainsKey(RowsName)) throw Invalid($"Unable to find {RowsName} in the zip file");
    }

    private static void CheckName(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) > BatchLimits.FileNameBytes) throw Invalid($"A file name in the zip file is longer than {BatchLimits.FileNameBytes} bytes");
        if (name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
            throw Invalid($"The zip file contains a path that leads out of it: {name}");
    }

    private static byte[] Unzip(ZipArchiveEntry entry, long most)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > most) throw Invalid($"The decompressed size of the zip file is larger than {BatchLimits.UnzippedBytes} bytes");
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    private static SalesforceException Invalid(string text) => new("InvalidBatch", text);
}
