using System.Net.Http.Json;
using System.Text.Json;
using FakeForce.Sample.Tests;
using FakeForce.Server;
using FakeForce.Testing;
using FakeForce.Testing.Control;
using FakeForce.Testing.Xunit;

[assembly: AssemblyFixture(typeof(SampleOrg))]

namespace FakeForce.Sample.Tests;

/// <summary>The org that all tests begin with: accounts have the number of the customer at home.</summary>
public sealed class SampleOrg : FakeForceFixture
{
    protected override FakeForceOptions Options => new()
    {
        Definitions = JsonElement.Parse("""{ "fields": { "Account": [ { "fullName": "Number__c", "type": "text", "length": 20, "externalId": true, "unique": true } ] } }"""),
    };
}

/// <summary>What becomes of <see cref="AccountSync"/> on good days and on bad ones. Each test has an org of its own, so all run side by side.</summary>
public sealed class AccountSyncTests(SampleOrg sample)
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_becomes_an_account_and_is_changed_afterwards()
    {
        await using var org = await sample.ForkAsync();
        var sync = SyncTo(org);
        await sync.UpsertAsync("K-1", "Acme");
        await sync.UpsertAsync("K-1", "Acme Ltd");
        Assert.Equal(["Acme Ltd"], await NamesAsync(org));
    }

    [Fact]
    public async Task A_locked_record_is_tried_again()
    {
        await using var org = await sample.ForkAsync();
        await org.Control.SetFaultsAsync(new Fault { Effect = "error", Code = "UNABLE_TO_LOCK_ROW", Method = "PATCH", Times = 2 }, Cancel);
        var waits = new List<TimeSpan>();
        await SyncTo(org, waits).UpsertAsync("K-1", "Acme");
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)], waits);
        Assert.True((await org.Control.VerifyRequestsAsync(new Verification { Method = "PATCH", Sobject = "Account", Exactly = 3 }, Cancel)).Verified);
    }

    [Fact]
    public async Task A_session_that_ends_is_renewed()
    {
        await using var org = await sample.ForkAsync();
        await org.Control.BeginScenarioAsync("expired-session-mid-batch", Cancel);
        var sync = SyncTo(org);
        for (var i = 1; i <= 4; i++) await sync.UpsertAsync($"K-{i}", $"Customer {i}");
        Assert.Equal(4, (await NamesAsync(org)).Length);
        Assert.True((await org.Control.VerifyRequestsAsync(new Verification { Path = "/services/oauth2/token", Exactly = 2 }, Cancel)).Verified);
    }

    [Fact]
    public async Task A_session_is_renewed_the_next_morning_too()
    {
        await using var org = await sample.ForkAsync();
        var sync = SyncTo(org);
        await sync.UpsertAsync("K-1", "Acme");
        await org.Control.AdvanceClockAsync(new Advance { By = "PT12H" }, Cancel);
        await sync.UpsertAsync("K-2", "Umbrella");
        await using var check = await sample.ForkAsync(new ForkOptions { From = org.Name });
        Assert.Equal(["Acme", "Umbrella"], await NamesAsync(check));
    }

    [Fact]
    public async Task When_the_quota_is_used_up_it_stops_and_says_so()
    {
        await using var org = await sample.ForkAsync();
        await org.Control.BeginScenarioAsync("daily-limit-reached", Cancel);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => SyncTo(org).UpsertAsync("K-1", "Acme"));
        Assert.Equal("account K-1: REQUEST_LIMIT_EXCEEDED after 1 tries", failure.Message);
    }

    [Fact]
    public async Task A_lost_answer_leaves_one_account()
    {
        await using var org = await sample.ForkAsync();
        await org.Control.SetFaultsAsync(new Fault { Effect = "loseAnswer", Method = "PATCH", Times = 1 }, Cancel);
        await SyncTo(org).UpsertAsync("K-1", "Acme");
        Assert.Equal(["Acme"], await NamesAsync(org));
    }

    private static AccountSync SyncTo(TestOrg org, List<TimeSpan>? waits = null) =>
        new(new HttpClient { BaseAddress = org.Address }, org.Username, org.Password, org.ConsumerKey, org.ConsumerSecret, time =>
        {
            waits?.Add(time);
            return Task.CompletedTask;
        });

    private static async Task<string[]> NamesAsync(TestOrg org)
    {
        var found = await org.Client.GetFromJsonAsync<JsonElement>("/services/data/v66.0/query?q=SELECT+Name+FROM+Account+ORDER+BY+Name", Cancel);
        return [.. found.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("Name").GetString()!)];
    }
}
