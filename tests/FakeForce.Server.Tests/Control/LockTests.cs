using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Control;

/// <summary>Rows that another transaction holds, as a test says (Record Locking Cheat Sheet: what a save locks).</summary>
public sealed class LockTests
{
    [Fact]
    public async Task Who_would_change_a_held_row_is_refused_until_it_is_let_go()
    {
        var clock = new FakeTimeProvider(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
        await using var org = await TestOrg.StartAsync(clock: clock);
        var account = await org.CreateAsync("Account", """{"Name": "A"}""");
        var locked = await org.SendAsync("POST", "/_fakeforce/locks", $$"""{"records": ["{{account}}"], "seconds": 30}""");
        Assert.Equal((200, 1), (locked.Status, locked.Json.GetProperty("lock").GetInt32()));
        foreach (var (method, body) in new[] { ("PATCH", """{"Name": "B"}"""), ("DELETE", null) })
        {
            var refused = await org.SendAsync(method, $"/sobjects/Account/{account}", body);
            Assert.Equal((400, "UNABLE_TO_LOCK_ROW", $"unable to obtain exclusive access to this record or 1 records: {account.ToShortString()}"),
                (refused.Status, refused.Json[0].GetProperty("errorCode").GetString(), refused.Json[0].GetProperty("message").GetString()));
        }
        // A contact goes along with its account when that is deleted, and so locks it; an account below it is only set free then.
        Assert.Equal(201, (await org.SendAsync("POST", "/sobjects/Account", $$"""{"Name": "Below", "ParentId": "{{account}}"}""")).Status);
        Assert.Equal(400, (await org.SendAsync("POST", "/sobjects/Contact", $$"""{"LastName": "C", "AccountId": "{{account}}"}""")).Status);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Account/{account}", """{"Name": "B"}""")).Status);
        Assert.Equal(0, (await org.SendAsync("GET", "/_fakeforce/locks")).Json.GetProperty("locks").GetArrayLength());
    }

    [Fact]
    public async Task A_detail_locks_its_master()
    {
        await using var org = await TestOrg.StartAsync();
        var opportunity = await org.CreateAsync("Opportunity", """{"Name": "O", "StageName": "Prospecting", "CloseDate": "2026-05-01"}""");
        var number = (await org.SendAsync("POST", "/_fakeforce/locks", $$"""{"records": ["{{opportunity}}"]}""")).Json.GetProperty("lock").GetInt32();
        Assert.Equal(400, (await org.SendAsync("POST", "/sobjects/OpportunityContactRole", $$"""{"OpportunityId": "{{opportunity}}", "ContactId": "{{await org.CreateAsync("Contact", """{"LastName": "C"}""")}}"}""")).Status);
        Assert.Equal(404, (await org.SendAsync("DELETE", "/_fakeforce/locks/99")).Status);
        Assert.Equal(200, (await org.SendAsync("DELETE", $"/_fakeforce/locks/{number}")).Status);
        Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Opportunity/{opportunity}", """{"Name": "P"}""")).Status);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"records": []}""")]
    [InlineData("""{"records": ["x"]}""")]
    [InlineData("""{"records": ["001000000000001AAA"], "seconds": -1}""")]
    public async Task Wrong_locks_are_refused(string body)
    {
        await using var org = await TestOrg.StartAsync();
        Assert.Equal(400, (await org.SendAsync("POST", "/_fakeforce/locks", body)).Status);
    }
}
