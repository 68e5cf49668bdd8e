using System.IO.Compression;
using System.Runtime.InteropServices;
using FakeForce.Engine.Seeds;

namespace FakeForce.Server.Control.Seeds;

/// <summary>The files of a zip. They are never written anywhere, so their names lead nowhere.</summary>
internal static class SeedArchive
{
    public static IReadOnlyList<SeedPart> Read(ReadOnlyMemory<byte> zip, SeedProblems problems)
    {
        try
        {
            return new SeedFiles(_ => null, problems).Read(Files(zip));
        }
        catch (InvalidDataException broken)
        {
            problems.Add("the archive", 0, broken.Message);
            return [];
        }
    }

    private static List<SeedFile> Files(ReadOnlyMemory<byte> zip)
    {
        using var archive = new ZipArchive(Stream(zip), ZipArchiveMode.Read);
        if (archive.Entries.Count > SeedLimits.Files) throw new InvalidDataException($"a seed has at most {SeedLimits.Files} files");
        var files = new List<SeedFile>();
        var left = SeedLimits.Bytes;
        foreach (var entry in archive.Entries.Where(entry => entry.Name.Length > 0))
        {
            files.Add(new SeedFile(entry.FullName, Unpacked(entry, left)));
            left -= files[^1].Bytes.Length;
        }
        return files;
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count) : new MemoryStream(bytes.ToArray());

    // What an entry says of its length is not to be trusted: a small bomb would fill the memory.
    private static byte[] Unpacked(ZipArchiveEntry entry, long left)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > left) throw new InvalidDataException($"a seed has at most {SeedLimits.Bytes} bytes");
            bytes.Write(buffer.AsSpan(0, read));
        }
        return bytes.ToArray();
    }
}
