using FakeForce.Engine.Journal;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Journal;

/// <summary>A data folder that goes with the test, and orgs opened on it.</summary>
internal sealed class JournalFolder : IDisposable
{
    public static readonly JournalOptions Small = new() { CheckpointBytes = 40_000, ChunkBytes = 2_000, PartBytes = 1_500, TrimmedChunks = 2, TrimmedCommits = 3 };
    public static readonly OrgCatalog Standard = new(new StandardCatalog(FeatureSet.None));
    public static readonly Caller Admin = new(new RecordId(KeyPrefix.Parse("005"), 1), 66);

    public string Path { get; } = Directory.CreateTempSubdirectory("fakeforce-journal-").FullName;
    public string File => System.IO.Path.Combine(Path, "fakeforce.db");
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 5, 13, 1, 30, 0, TimeSpan.Zero));

    public Org Open(Catalog? catalog = null, JournalOptions? how = null) =>
        Org.Open(new OrgOptions { Catalog = catalog ?? Standard, Data = Path }, Clock, how ?? Small);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public static RecordId Create(Transaction transaction, string type, params (string Name, string? Value)[] fields)
    {
        var input = new RecordInput();
        foreach (var (name, value) in fields) input.Set(name, value);
        var result = SavePipeline.Insert(transaction, Admin, transaction.Catalog[type], input);
        Assert.Empty(result.Errors);
        return result.Id!.Value;
    }

    public static Field FieldOf(SObjectType type, string name) => type.TryField(name, out var field) ? field : throw new ArgumentException(name);
}
