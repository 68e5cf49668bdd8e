using System.Text;
using CsCheck;
using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Seeds;
using FakeForce.Engine.State;
using FakeForce.Server.Control.Seeds;
using FakeForce.Server.Start;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Control.Seeds;

/// <summary>What an org exports makes the same org again, whatever was done in it.</summary>
public sealed class RoundTripTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private Org org = null!;

    private static readonly Gen<string> text = Gen.OneOf(Gen.String[Gen.Char["abc ,;\"'\n\\äß漢@{}"], 1, 12], Gen.Const("@home"), Gen.Const("true"), Gen.Const("001FF0000000001YAA")).Select(s => "x" + s.Trim());

    private static readonly Gen<Step[]> steps = Gen.Select(Gen.Int[0, 10], Gen.Int[0, 1_000], Gen.Int[0, 1_000], text, (kind, one, other, words) => new Step(kind, one, other, words)).Array[1, 40];

    public async ValueTask InitializeAsync()
    {
        org = (await DefaultOrg.OpenAsync(SeededOrg.Options, clock, Server.Ending)).Org;
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public Task By_JSON() => steps.SampleAsync(done => IsSameAgainAsync(done, "json"), iter: 150, threads: 1);

    [Fact]
    public Task By_CSV() => steps.SampleAsync(done => IsSameAgainAsync(done, "csv"), iter: 150, threads: 1);

    // A tree has no ids and nothing that only the org sets, so that it fits other orgs.
    [Fact]
    public Task By_trees() => steps.SampleAsync(async done =>
    {
        await DoAsync(done);
        var names = Live().Select(pair => pair.Value.Name).Order(StringComparer.Ordinal).ToList();
        await AgainAsync("tree", keepIds: false);
        Assert.Equal(names, Live().Select(pair => pair.Value.Name).Order(StringComparer.Ordinal));
        var once = await ExportAsync("tree");
        await AgainAsync("tree", keepIds: false);
        Assert.Equal(once, await ExportAsync("tree"));
    }, iter: 100, threads: 1);

    private async Task IsSameAgainAsync(Step[] done, string format)
    {
        await DoAsync(done);
        var before = Live();
        clock.Advance(TimeSpan.FromMinutes(1));
        await AgainAsync(format, keepIds: true);
        var after = Live();
        Assert.Equal(before.Keys, after.Keys);
        foreach (var (id, row) in before) Assert.True(row.Row.Bytes!.AsSpan().SequenceEqual(after[id].Row.Bytes), id + ": " + Difference(row.Type, row.Row, after[id].Row));
    }

    private async Task AgainAsync(string format, bool keepIds)
    {
        var exported = await ExportAsync(format);
        // Either way nothing may be left of what was there.
        var replaces = format == "csv";
        if (!replaces) await org.ResetAsync(Server.Ending);
        var problems = new SeedProblems();
        var parts = format == "json" ? new SeedFiles(_ => null, problems).Read([new SeedFile("all.json", exported)]) : SeedArchive.Read(exported, problems);
        await SeedLoad.RunAsync(org, new Seed(parts) { KeepIds = keepIds, Replaces = replaces }, problems, Server.Ending);
    }

    private async Task<byte[]> ExportAsync(string format)
    {
        using var bytes = new MemoryStream();
        var form = ExportForm.Find(format, isOne: false)!;
        await form.WriteAsync(form.ExportOf(org, null), new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), bytes, Server.Ending);
        return bytes.ToArray();
    }

    private async Task DoAsync(Step[] done)
    {
        await org.ResetAsync(Server.Ending);
        foreach (var step in done)
        {
            clock.Advance(TimeSpan.FromSeconds(step.One % 3));
            await org.WriteAsync(transaction => Try(transaction, step), Server.Ending);
        }
    }

    // Steps that make no sense fail and leave nothing.
    private static bool Try(Transaction transaction, Step step)
    {
        var before = transaction.Save();
        if (step.Run(transaction).Success) return true;
        transaction.Rollback(before);
        return false;
    }

    private SortedDictionary<RecordId, (string Name, SObjectType Type, Row Row)> Live()
    {
        var live = new SortedDictionary<RecordId, (string, SObjectType, Row)>();
        foreach (var table in Export.Of(org).Tables)
            foreach (var (id, row) in table.Rows) live.Add(id, (table.Type.Name + " " + (table.Type.NameField is { } name && table.Type.Name is not ("Case" or "Invoice__c") ? row.Get(name).AsText : ""), table.Type, row));
        return live;
    }

    private static string Difference(SObjectType type, Row one, Row other) =>
        string.Join(", ", type.Fields.Where(field => field.Type.Storage != StorageKind.None && one.Get(field) != other.Get(field)).Select(field => $"{field.Name} {one.Get(field)} / {other.Get(field)}"));

    private sealed record Step(int Kind, int One, int Other, string Text)
    {
        private static readonly Caller caller = new(new RecordId(KeyPrefix.Parse("005"), 1), 68);

        public SaveResult Run(Transaction transaction) => Kind switch
        {
            0 => Insert(transaction, "Account", ("Name", Text), ("ParentId", Some(transaction, "Account", One)), ("Key__c", Other % 2 == 0 ? $"K{Other}" : null), ("AnnualRevenue", $"{One}.{Other}"), ("Description", Text), ("BillingCity", Text)),
            1 => Insert(transaction, "Contact", ("LastName", Text), ("AccountId", Some(transaction, "Account", One)), ("ReportsToId", Some(transaction, "Contact", Other)), ("Birthdate", $"19{One % 90 + 10}-01-02"), ("DoNotCall", Other % 2 == 0 ? "true" : null), ("FirstName", Other % 3 == 0 ? Text : null)),
            2 => Insert(transaction, "Opportunity", ("Name", Text), ("StageName", Other % 2 == 0 ? "Closed Won" : "Prospecting"), ("CloseDate", $"2026-0{One % 9 + 1}-03"), ("AccountId", Some(transaction, "Account", One)), ("Amount", $"{One}.0{Other % 10}"), ("Probability", Other % 3 == 0 ? "33.3" : null)),
            3 => Insert(transaction, "Case", ("Subject", Text), ("ContactId", Some(transaction, "Contact", One)), ("Status", Other % 2 == 0 ? "Closed" : "New")),
            4 => Insert(transaction, "Invoice__c", ("Total__c", $"{Other}.5"), ("Account__c", Some(transaction, "Account", One)), ("Status__c", Other % 2 == 0 ? "Open" : null)),
            5 => Insert(transaction, "Line__c", ("Name", Other % 2 == 0 ? Text : null), ("Invoice__c", Some(transaction, "Invoice__c", One))),
            6 => Insert(transaction, "Task", ("Subject", Text), ("WhoId", Some(transaction, "Contact", One)), ("WhatId", Some(transaction, "Account", Other)), ("Status", Other % 2 == 0 ? "Completed" : "Not Started")),
            7 => Update(transaction, "Invoice__c", ("First__c", Some(transaction, "Line__c", Other)), ("Status__c", null)),
            8 => Update(transaction, "Account", ("ParentId", Some(transaction, "Account", Other)), ("Description", null)),
            9 => Insert(transaction, "ContentVersion", ("PathOnClient", "x.txt"), ("VersionData", Convert.ToBase64String(Encoding.UTF8.GetBytes(Text))), ("FirstPublishLocationId", Some(transaction, "Account", One))),
            _ => Delete(transaction, Other % 3 == 0 ? "Account" : Other % 3 == 1 ? "Contact" : "Invoice__c"),
        };

        private static SaveResult Insert(Transaction transaction, string type, params (string, string?)[] values) => SavePipeline.Insert(transaction, caller, transaction.Catalog[type], Input(values));

        private SaveResult Update(Transaction transaction, string type, params (string, string?)[] values) =>
            SavePipeline.Update(transaction, caller, transaction.Catalog[type], RecordId.Parse(Some(transaction, type, One) ?? "000000000000000"), Input(values));

        private SaveResult Delete(Transaction transaction, string type) => Deletion.Delete(transaction, caller, transaction.Catalog[type], RecordId.Parse(Some(transaction, type, One) ?? "000000000000000"));

        private static RecordInput Input((string Name, string? Value)[] values)
        {
            var input = new RecordInput();
            foreach (var (name, value) in values)
                if (value is not null || name is "Status__c" or "Description") input.Set(name, value);
            return input;
        }

        // One of those that are there, or none.
        private static string? Some(Transaction transaction, string name, int number)
        {
            var type = transaction.Catalog[name];
            var count = transaction.CountOf(type);
            if (count == 0 || number % 7 == 0) return null;
            var id = type.IdOf(number % count + 1);
            return transaction.Find(type, id).IsLive ? id.ToString() : null;
        }
    }
}
