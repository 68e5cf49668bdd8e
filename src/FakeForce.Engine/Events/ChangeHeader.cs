using System.Globalization;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events;

/// <summary>What the headers of a transaction's change events share.</summary>
internal sealed class ChangeHeader(Transaction transaction)
{
    // Salesforce's commit numbers have a dozen digits; here they follow the replay ids. Ours.
    private const long FirstCommitNumber = 100_000_000_000;

    private readonly string origin = transaction.Author is { } author ? OriginOf(author) : "";
    private readonly string key = transaction.Events.NewKey().ToString();
    private readonly long commitNumber = FirstCommitNumber + transaction.Events.Log.LastReplayId;
    private readonly long time = transaction.Now.ToUnixTimeMilliseconds();
    private int sequence;

    /// <summary>Writes the header of the next event.</summary>
    public void Write(AvroBuffer to, string entity, IReadOnlyList<string> ids, ChangeType kind, string user, IReadOnlyList<string> nulled, IReadOnlyList<string> changed)
    {
        to.Text(entity);
        to.Texts(ids);
        Number(to, (int)kind);
        to.Text(origin);
        to.Text(key);
        Number(to, ++sequence);
        Number(to, time);
        Number(to, commitNumber);
        to.Text(user);
        to.Texts(nulled);
        // diffFields: large texts are sent whole, which the guide allows.
        to.Texts([]);
        to.Texts(changed);
    }

    private static string OriginOf(Caller author) =>
        string.Create(CultureInfo.InvariantCulture, $"com/salesforce/api/{author.Api}/{author.ApiVersion}.0{(author.Client is { Length: > 0 } client ? ";client=" + client : "")}");

    private static void Number(AvroBuffer to, long value)
    {
        to.Reserve(AvroBuffer.NumberLength);
        to.Number(value);
    }
}
