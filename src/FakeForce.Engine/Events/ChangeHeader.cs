using System.Globalization;
using System.Text;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events;

/// <summary>What the headers of a transaction's change events share.</summary>
internal sealed class ChangeHeader(Transaction transaction)
{
    // Salesforce's commit numbers have a dozen digits; here they follow the replay ids. Ours.
    private const long FirstCommitNumber = 100_000_000_000;

    /// <summary>What an overflow event has in the place of its records.</summary>
    private static readonly byte[] noRecord = "000000000000000AAA"u8.ToArray();

    private readonly byte[] origin = transaction.Author is { } author ? Encoding.UTF8.GetBytes(OriginOf(author)) : [];
    private readonly byte[] key = Encoding.ASCII.GetBytes(transaction.Events.NewKey().ToString());
    private readonly long commitNumber = FirstCommitNumber + transaction.Events.Log.LastReplayId;
    private readonly long time = transaction.Now.ToUnixTimeMilliseconds();
    private int sequence;

    /// <summary>Writes the header of the next event.</summary>
    public void Write(AvroBuffer to, MergedChange change)
    {
        var entity = change.Type.EntityName;
        to.Reserve(entity.Length + origin.Length + key.Length + (change.Others.Count + 2) * (18 + 1) + 10 * AvroBuffer.NumberLength);
        to.Text(entity);
        to.Number(1 + change.Others.Count);
        if (change.Record.IsEmpty) to.Text(noRecord);
        else to.Id(change.Record);
        foreach (var another in change.Others) to.Id(another);
        to.Byte(0);
        to.Number((int)change.Kind);
        to.Text(origin);
        to.Text(key);
        to.Number(++sequence);
        to.Number(time);
        to.Number(commitNumber);
        if (change.User.IsEmpty) to.Byte(0);
        else to.Id(change.User);
        to.Texts(change.Nulled);
        // diffFields: large texts are sent whole, which the guide allows.
        to.Texts([]);
        to.Texts(change.Changed);
    }

    private static string OriginOf(Caller author) =>
        string.Create(CultureInfo.InvariantCulture, $"com/salesforce/api/{author.Api}/{author.ApiVersion}.0{(author.Client is { Length: > 0 } client ? ";client=" + client : "")}");
}
