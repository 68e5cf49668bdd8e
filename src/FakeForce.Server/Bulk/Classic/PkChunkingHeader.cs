using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Bulk.Classic;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>Sforce-Enable-PKChunking: <c>TRUE</c>, <c>FALSE</c>, or <c>chunkSize=50000; startRow=001…; parent=Account</c> (guide, "PK Chunking").</summary>
internal static class PkChunkingHeader
{
    public static PkChunking? Read(string header)
    {
        if (header.Length == 0 || header.Equals("FALSE", StringComparison.OrdinalIgnoreCase)) return null;
        var chunking = new PkChunking(PkChunking.DefaultSize, null, null);
        if (header.Equals("TRUE", StringComparison.OrdinalIgnoreCase)) return chunking;
        foreach (var part in header.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = part.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (part[..at].Trim(), part[(at + 1)..].Trim()) : (part, "");
            chunking = With(chunking, name.ToUpperInvariant(), value) ?? throw new SalesforceException("ClientInputError", $"Invalid Sforce-Enable-PKChunking: {header}"); // ours
        }
        return chunking;
    }

    private static PkChunking? With(PkChunking chunking, string name, string value) => name switch
    {
        "CHUNKSIZE" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= PkChunking.MaxSize => chunking with { Size = size },
        "PARENT" when value.Length > 0 => chunking with { Parent = value },
        "STARTROW" when RecordId.TryParse(value, out _) => chunking with { StartRow = value },
        _ => null,
    };
}
