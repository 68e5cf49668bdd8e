using CsCheck;
using FakeForce.Server.PubSub.Protocol;

namespace FakeForce.Server.Tests.PubSub;

/// <summary>Random requests against random publishing: everything once, in order, and never more than was asked for.</summary>
public sealed class FlowPropertyTests
{
    private static readonly Gen<(int[] Requests, int[] Batches)> runs = Gen.Select(Gen.Int[1, 130].Array[1, 12], Gen.Int[1, 40].Array[0, 12]);

    [Fact]
    public async Task A_subscriber_gets_what_it_asks_for()
    {
        await using var org = await PubSubOrg.StartAsync();
        await runs.SampleAsync(run => CheckAsync(org, run.Requests, run.Batches), iter: 60, threads: 1);
    }

    private static async Task CheckAsync(PubSubOrg org, int[] requests, int[] batches)
    {
        var start = (await org.PublishAsync("start"))[0].ReplayId;
        var published = Enumerable.Range(0, batches.Sum()).Select(i => $"{i}").ToList();
        var publishing = PublishAsync(org, published, batches);
        using var call = await org.SubscribeAsync(requests[0], ReplayPreset.Custom, start);
        // A naive model of the flow: what was asked for in all, and of that at most a hundred open at once.
        var (owed, read, next) = (Math.Min(100, requests[0]), new List<string>(), 1);
        while (read.Count < published.Count)
        {
            if (owed == 0)
            {
                var more = requests[next++ % requests.Length];
                await call.RequestStream.WriteAsync(new FetchRequest { NumRequested = more }, Server.Ending);
                owed = Math.Min(100, more);
            }
            var response = await call.ResponseStream.NextAsync();
            Assert.NotEmpty(response.Events);
            owed -= response.Events.Count;
            Assert.True(owed >= 0, "more than was asked for");
            Assert.Equal(owed, response.PendingNumRequested);
            read.AddRange(response.Events.Select(PubSubOrg.TextOf));
        }
        await publishing;
        Assert.Equal(published, read);
    }

    private static async Task PublishAsync(PubSubOrg org, List<string> texts, int[] batches)
    {
        var done = 0;
        foreach (var batch in batches)
        {
            await org.PublishAsync([.. texts.Skip(done).Take(batch)]);
            done += batch;
        }
    }
}
