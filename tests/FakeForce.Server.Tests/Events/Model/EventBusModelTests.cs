using System.Text.Json;
using CsCheck;
using FakeForce.Server.PubSub;
using FakeForce.Server.Tests.Cometd;
using FakeForce.Server.Tests.PubSub;
using Protocol = FakeForce.Server.PubSub.Protocol;

namespace FakeForce.Server.Tests.Events.Model;

/// <summary>
/// Random writes, rollbacks, clock jumps and reconnects: log, Pub/Sub API, Streaming API and retention do what a simple model
/// does.
/// </summary>
public sealed class EventBusModelTests
{
    private static readonly JsonElement definitions = JsonDocument.Parse("""
        {
          "platformEvents": [
            { "fullName": "Note__e", "publishBehavior": "publishImmediately", "fields": [ { "fullName": "Text__c", "type": "longTextArea", "length": 131072, "required": true } ] },
            { "fullName": "Late__e", "publishBehavior": "publishAfterCommit", "fields": [ { "fullName": "Text__c", "type": "longTextArea", "length": 131072, "required": true } ] },
            { "fullName": "Old__e", "eventType": "standardVolume", "fields": [ { "fullName": "Text__c", "type": "text", "length": 20 } ] }
          ],
          "changeDataCapture": [ "AccountChangeEvent" ],
          "platformEventChannels": [ { "fullName": "Both__chn", "channelType": "event" } ],
          "platformEventChannelMembers": [ { "selectedEntity": "Note__e", "eventChannel": "Both__chn" }, { "selectedEntity": "Late__e", "eventChannel": "Both__chn" } ]
        }
        """).RootElement;

    private static readonly Gen<Step> step = Gen.Select(Gen.Frequency((6, Gen.Const(StepKind.Publish)), (4, Gen.Const(StepKind.Insert)), (5, Gen.Const(StepKind.Composite)),
        (2, Gen.Const(StepKind.Jump)), (6, Gen.Const(StepKind.Connect)), (9, Gen.Const(StepKind.Read))), Gen.Int[0, 999], Gen.Int[0, 999], (kind, a, b) => new Step(kind, a, b));

    [Fact]
    public Task The_bus_does_what_the_model_does() => step.Array[1, 60].SampleAsync(RunAsync, iter: 150, threads: 2, print: steps => string.Join(", ", steps.Select(s => $"{s.Kind}({s.A},{s.B})")));

    private static async Task RunAsync(Step[] steps)
    {
        await using var org = await PubSubOrg.StartAsync(own: definitions);
        using var run = new ModelRun(org);
        foreach (var next in steps) await run.DoAsync(next);
        // At the end everybody reads all, by whatever topic and protocol, from the earliest on.
        for (var topic = 0; topic < EventBusModel.Topics.Length; topic++)
            for (var protocol = 0; protocol < 2; protocol++)
            {
                await run.ConnectAsync(protocol, topic, from: 0);
                for (var i = 0; i < 10; i++) await run.ReadLastAsync();
            }
    }

    private enum StepKind { Publish, Insert, Composite, Jump, Connect, Read }

    private sealed record Step(StepKind Kind, int A, int B);

    private sealed class ModelRun(PubSubOrg org) : IDisposable
    {
        private readonly EventBusModel model = new();
        private readonly List<ModelReader> readers = [];
        private int number;

        // So many steps are over before a stream or session has been idle for too long.
        public async Task DoAsync(Step step)
        {
            org.Clock.Advance(TimeSpan.FromMilliseconds(500));
            model.SetTime(org.Clock.GetUtcNow());
            switch (step.Kind)
            {
                case StepKind.Publish: await PublishAsync(1 + step.A % 5); break;
                case StepKind.Insert: await InsertAsync(step.A % 3 == 0 ? "Old__e" : step.A % 3 == 1 ? "Note__e" : "Late__e"); break;
                case StepKind.Composite: await CompositeAsync(isRolledBack: step.A % 2 == 0); break;
                case StepKind.Jump: await JumpAsync(TimeSpan.FromHours(1 + step.A % 40)); break;
                case StepKind.Connect: await ConnectAsync(step.A % 2, step.A / 2 % EventBusModel.Topics.Length, step.B); break;
                case StepKind.Read: if (readers.Count > 0) await readers[step.A % readers.Count].ReadAsync(model, 1 + step.B % 20); break;
            }
        }

        public Task ReadLastAsync() => readers[^1].ReadAsync(model, 100);

        // 0 is the earliest, 1 what is new; others are behind an event whose replay id is known, be it of this topic or not.
        public async Task ConnectAsync(int protocol, int topicNumber, int from)
        {
            var topic = EventBusModel.Topics[topicNumber];
            // Pub/Sub API has no events of standard volume.
            if (protocol == 0 && topic == "/event/Old__e") protocol = 1;
            var known = model.Known;
            var behind = from > 1 && known.Count > 0 ? known[from % known.Count] : null;
            var place = behind is not null ? model.PlaceBehind(behind) : from == 1 ? model.Count : 0;
            var isPlace = behind is null || model.IsPlace(behind, topic);
            var reader = protocol == 0 ? await SubscribeAsync(topic, from, behind, place, isPlace) : await ListenAsync(topic, from, behind, place, isPlace);
            if (reader is not null) readers.Add(reader);
        }

        public void Dispose() => readers.ForEach(reader => reader.Dispose());

        private string Next() => $"t{number++}";

        private async Task PublishAsync(int count)
        {
            var texts = Enumerable.Range(0, count).Select(_ => Next()).ToArray();
            var results = await org.PublishAsync(texts);
            Assert.All(results, result => Assert.Null(result.Error));
            foreach (var text in texts) model.Publish("Note__e", text);
        }

        private async Task InsertAsync(string entity)
        {
            var text = Next();
            Assert.Equal(201, (await org.Inner.SendAsync("POST", $"/sobjects/{entity}", $$"""{"Text__c":"{{text}}"}""")).Status);
            model.Publish(entity, text);
        }

        // An event of each behaviour and an account; where the last part fails, only what is published immediately stays.
        private async Task CompositeAsync(bool isRolledBack)
        {
            var (now, late, account) = (Next(), Next(), Next());
            var answer = await org.Inner.SendAsync("POST", "/composite", $$$"""
                {"allOrNone":true,"compositeRequest":[
                  {"method":"POST","url":"/services/data/v66.0/sobjects/Note__e","referenceId":"a","body":{"Text__c":"{{{now}}}"}},
                  {"method":"POST","url":"/services/data/v66.0/sobjects/Late__e","referenceId":"b","body":{"Text__c":"{{{late}}}"}},
                  {"method":"POST","url":"/services/data/v66.0/sobjects/Account","referenceId":"c","body":{"Name":"{{{account}}}"}},
                  {"method":"POST","url":"/services/data/v66.0/sobjects/Account","referenceId":"d","body":{"{{{(isRolledBack ? "Phone" : "Name")}}}":"1"}}]}
                """);
            Assert.Equal(200, answer.Status);
            model.Publish("Note__e", now);
            if (isRolledBack) return;
            model.Publish("Late__e", late);
            foreach (var part in answer.Json.GetProperty("compositeResponse").EnumerateArray().Skip(2)) model.Publish("Account", part.GetProperty("body").GetProperty("id").GetString()!);
        }

        // Sessions and streams don't outlive a jump: whoever reads must come again.
        private async Task JumpAsync(TimeSpan by)
        {
            Dispose();
            readers.Clear();
            org.Clock.Advance(by);
            model.SetTime(org.Clock.GetUtcNow());
            await org.RenewAsync();
        }

        private async Task<ModelReader?> SubscribeAsync(string topic, int from, ModelEvent? behind, int place, bool isPlace)
        {
            var before = org.Org.Events.Subscribers.All.Count;
            var call = await org.SubscribeAsync(1, behind is not null ? Protocol.ReplayPreset.Custom : from == 1 ? Protocol.ReplayPreset.Latest : Protocol.ReplayPreset.Earliest, behind is null ? null : ReplayBytes.Of(behind.ReplayId!.Value), topic);
            if (isPlace)
            {
                await org.UntilSubscribedAsync(before + 1).WaitAsync(TimeSpan.FromSeconds(60), Server.Ending);
                return new PubSubReader(call, topic, place);
            }
            Assert.Equal("subscription.fetch.replayid.corrupted", (await call.ResponseStream.ErrorAsync()).Suffix());
            call.Dispose();
            return null;
        }

        private async Task<ModelReader?> ListenAsync(string topic, int from, ModelEvent? behind, int place, bool isPlace)
        {
            var client = await BayeuxClient.ConnectedAsync(org.Inner);
            var reply = await client.SubscribeAsync(topic, behind?.ReplayId ?? (from == 1 ? -1 : -2));
            Assert.Equal(isPlace, reply["successful"]!.GetValue<bool>());
            if (isPlace) return new CometdReader(client, topic, place);
            Assert.StartsWith($"400::The replayId {{{behind!.ReplayId}}} you provided was invalid.", reply["error"]!.ToString(), StringComparison.Ordinal);
            client.Dispose();
            return null;
        }
    }
}
