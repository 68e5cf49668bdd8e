using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// What a batch was sent, <c>classic/751…/request/0</c>, and the rows of it, <c>classic/751…/rows/0</c>, in pieces of which each
/// is a commit of its own: one document of the journal holds no whole batch.
/// </summary>
internal static class BatchBytes
{
    public const string Request = "request", Rows = "rows";

    public static async ValueTask SaveAsync(Org org, RecordId batch, string kind, byte[] bytes, CancellationToken cancel)
    {
        for (var piece = 0; piece * CsvData.PieceBytes < bytes.Length; piece++)
        {
            var part = bytes[(piece * CsvData.PieceBytes)..Math.Min(bytes.Length, (piece + 1) * CsvData.PieceBytes)];
            var key = Key(batch, kind, piece);
            await org.WriteAsync(transaction =>
            {
                transaction.SetDocument(key, part);
                return true;
            }, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>A request that is shorter than a piece.</summary>
    public static void Save(Transaction transaction, RecordId batch, byte[] request) => transaction.SetDocument(Key(batch, Request, 0), request);

    public static byte[] Read(OrgState state, RecordId batch, string kind, int length)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length; at += CsvData.PieceBytes) state.Documents[Key(batch, kind, at / CsvData.PieceBytes)].CopyTo(bytes, at);
        return bytes;
    }

    public static void Delete(Transaction transaction, RecordId batch)
    {
        foreach (var kind in (string[])[Request, Rows])
            for (var piece = 0; transaction.Document(Key(batch, kind, piece)) is not null; piece++) transaction.SetDocument(Key(batch, kind, piece), null);
    }

    private static string Key(RecordId batch, string kind, int piece) => FormattableString.Invariant($"classic/{batch}/{kind}/{piece}");
}
