using CsCheck;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Push;

namespace FakeForce.Engine.Tests.Events.Push;

/// <summary>PushTopics against a model that knows three fields and nothing of rows: whatever is written in whatever order and transactions.</summary>
public sealed class PushTopicModelTests
{
    private sealed record Account(string Name, string? Phone, string? Fax, bool IsLive);

    private sealed record Step(int Kind, int Which, string? Value);

    private static readonly string?[] values = ["1", "2", null];
    private static readonly string[] settings = ["All", "Referenced", "Select", "Where"];
    private static readonly Gen<Step> step = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[0, 2], (kind, which, value) => new Step(kind, which, values[value]));

    /// <summary>The query is SELECT Id, Name … WHERE Phone = '1'; Fax is the field that it does not name.</summary>
    [Fact]
    public void What_is_told_is_what_the_guides_tables_say() => Gen.Select(Gen.Int[0, 3], step.Array[1, 4].Array[1, 40]).Sample((setting, transactions) =>
    {
        var fields = settings[setting];
        var org = new ChangeOrg();
        org.Add("PushTopic", ("Name", "T"), ("Query", "SELECT Id, Name FROM Account WHERE Phone = '1'"), ("ApiVersion", "66.0"), ("NotifyForFields", fields));
        var ids = Enumerable.Range(0, 3).Select(n => org.Add("Account", ("Name", "A" + n))).ToArray();
        var model = Enumerable.Range(0, 3).Select(n => new Account("A" + n, null, null, true)).ToArray();
        var cursor = EventOrg.Open(org.Org, "/topic/T", ReplayFrom.Latest);
        foreach (var steps in transactions)
        {
            var before = (Account[])model.Clone();
            var touched = new List<int>();
            org.Write(transaction =>
            {
                foreach (var (kind, which, value) in steps)
                {
                    if (!model[which].IsLive) continue;
                    touched.Add(which);
                    if (kind == 9) org.Delete(transaction, ids[which]);
                    else org.Change(transaction, ids[which], (FieldOf(kind), kind < 3 ? "N" + value : value));
                    model[which] = After(model[which], kind, value);
                }
                return true;
            });
            Assert.Equal(touched.Distinct().Select(n => Told(fields, before[n], model[n]) is { } type ? $"{type} {ids[n]} {(model[n].IsLive ? model[n] : before[n]).Name}" : null).OfType<string>(), Read(org.Org, cursor));
        }
    }, iter: 15, threads: 2);

    private static string FieldOf(int kind) => kind < 3 ? "Name" : kind < 6 ? "Phone" : "Fax";

    private static Account After(Account account, int kind, string? value) => kind switch
    {
        9 => account with { IsLive = false },
        < 3 => account with { Name = "N" + value },
        < 6 => account with { Phone = value },
        _ => account with { Fax = value },
    };

    private static string? Told(string fields, Account before, Account after)
    {
        if (!after.IsLive) return before.Phone == "1" ? "deleted" : null;
        var changed = (before.Name != after.Name && fields != "Where") || (before.Phone != after.Phone && fields != "Select") || (before.Fax != after.Fax && fields == "All");
        return changed && after.Phone == "1" ? "updated" : null;
    }

    private static List<string> Read(Org org, EventCursor cursor)
    {
        var buffer = new EventEntry[50];
        return [.. buffer.Take(cursor.Read(buffer)).Select(entry => PushedRecord.Read(entry.Payload.Span, org.Catalog)).Select(record => $"{record.Operation} {record.Id} {record.Row.Get(record.Fields[1]).AsText}")];
    }
}
