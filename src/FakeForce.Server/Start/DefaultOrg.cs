namespace FakeForce.Server.Start;

/// <summary>The org that every start without other content serves.</summary>
internal static class DefaultOrg
{
    private static readonly OrgFacts Facts = new(
        OrgId: "00DFF0000000001AAA", Name: "FakeForce", UserName: "admin@fakeforce.test", Password: "fakeforce",
        ConsumerKey: "fakeforce", ConsumerSecret: "fakeforce");

    public static Task<ServedOrg> OpenAsync(FakeForceOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(new ServedOrg(Facts, _ => Task.CompletedTask));
}
