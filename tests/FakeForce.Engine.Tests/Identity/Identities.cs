using FakeForce.Engine.Identity;
using FakeForce.Engine.Schema;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Identity;

/// <summary>Orgs with a clock of the test's own, and the names that the tests log in with.</summary>
internal sealed class Identities
{
    public const string Admin = "admin@fakeforce.test";
    private static readonly StandardCatalog Catalog = new(FeatureSet.None);

    public Identities(params IReadOnlyList<UserDefinition> users) : this(new IdentityDefinitions { Users = users }) { }

    public Identities(IdentityDefinitions definitions) =>
        Org = Org.Create(new OrgOptions { Catalog = Catalog, Identity = definitions }, Clock);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    public Org Org { get; }
    public OrgIdentity Identity => Org.Identity;

    public async Task<LoginResult> LogInAsync(string username, string password) =>
        await Identity.Logins.ByApiAsync(username, password, LoginSource.PartnerSoap, NewSession.OfSoap, TestContext.Current.CancellationToken);

    public async Task<Session> SessionAsync(string? scopes = null, string username = Admin) =>
        await Identity.StartSessionAsync(username, scopes is null ? null : ScopeSet.Parse(scopes), TestContext.Current.CancellationToken);

    public SessionVerdict Verdict(Session session) => Identity.Check(session.Token).Verdict;

    public ConnectedApp App(string key) => Identity.Apps.TryFind(key, out var app) ? app : throw new InvalidOperationException("no app " + key);

    /// <summary>Values of one field of every row of an sObject.</summary>
    public string[] Column(string type, string field)
    {
        var found = Org.Catalog[type];
        Assert.True(found.TryField(field, out var column));
        var table = Org.State.TableOf(found);
        return [.. Enumerable.Range(1, table.Count).Select(number => table.RowAt(number).Get(column).ToString())];
    }
}
