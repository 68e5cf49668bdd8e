using FakeForce.Engine.Journal;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using static FakeForce.Engine.Tests.Journal.JournalFolder;

namespace FakeForce.Engine.Tests.Journal;

/// <summary>What cannot be opened says why, and what was written under another catalogue is read by name.</summary>
public sealed class OpeningTests : IDisposable
{
    private static readonly OrgCatalog AB = Gadget("A__c", "B__c");

    private readonly JournalFolder folder = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_second_opening_of_the_same_folder_is_refused()
    {
        await using var org = folder.Open();
        Assert.Contains("in use by another FakeForce", Assert.Throws<JournalException>(() => folder.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_another_org_than_the_options_ask_for_is_refused_with_every_difference()
    {
        await folder.Open().DisposeAsync();
        var other = new OrgOptions { Catalog = JournalFolder.Standard, Data = folder.Path, Name = "Other", Edition = Edition.Sandbox };
        var refusal = Assert.Throws<JournalException>(() => Org.Open(other, folder.Clock));
        Assert.Contains("organization FakeForce, not organization Other; edition developer, not edition sandbox.", refusal.Message, StringComparison.Ordinal);
        await folder.Open().DisposeAsync();
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        var refused = Assert.Throws<JournalException>(() => Org.Open(new OrgOptions { Catalog = Standard, Data = Path.Combine(file, "data") }, folder.Clock));
        Assert.Contains("cannot be used", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_byte_in_any_commit_or_checkpoint_is_found()
    {
        var found = 0;
        foreach (var closed in new[] { true, false })
        {
            using var fresh = new JournalFolder();
            var org = fresh.Open();
            await org.WriteAsync(transaction => Create(transaction, "Account", ("Name", "Find me 4711")), Ending);
            if (closed) await org.DisposeAsync();
            else org.Journal!.Abandon();
            foreach (var path in Directory.GetFiles(fresh.Path))
            {
                var bytes = File.ReadAllBytes(path);
                for (var at = bytes.AsSpan().IndexOf("Find me 4711"u8); at >= 0;)
                {
                    bytes[at]++;
                    found++;
                    var next = bytes.AsSpan(at + 1).IndexOf("Find me 4711"u8);
                    at = next < 0 ? -1 : at + 1 + next;
                }
                File.WriteAllBytes(path, bytes);
            }
            var refused = Assert.Throws<JournalException>(() => fresh.Open());
            Assert.Contains("its checksum is wrong", refused.Message, StringComparison.Ordinal);
            Assert.Contains(fresh.File, refused.Message, StringComparison.Ordinal);
        }
        Assert.InRange(found, 2, 100);
    }

    [Fact]
    public async Task A_file_that_is_no_journal_is_refused()
    {
        await File.WriteAllBytesAsync(folder.File, new Chance(3).Bytes(3 * 8192), Ending);
        Assert.Contains("is damaged", Assert.Throws<JournalException>(() => folder.Open()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("later version")]
    [InlineData("gap")]
    [InlineData("missing chunk")]
    public async Task What_does_not_add_up_is_refused(string what)
    {
        await using (var org = folder.Open(how: new JournalOptions())) await org.WriteAsync(transaction => Create(transaction, "Account", ("Name", "x")), Ending);
        using (var store = JournalStore.Open(folder.File, new JournalOptions()))
        {
            var head = store.ReadHead()!;
            if (what == "later version") store.WriteHead(head with { Format = 2 });
            else if (what == "gap") store.Append(JournalStore.Commits, head.Sequence + 2, new byte[9], folder.Clock.GetUtcNow());
            else store.Delete(JournalStore.Chunks, head.FirstChunk, 1);
        }
        var text = what switch { "later version" => "written by a newer one", "gap" => "is missing, and", _ => "its checkpoint has" };
        Assert.Contains(text, Assert.Throws<JournalException>(() => folder.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_written_under_another_order_of_fields_are_read_by_name()
    {
        await FillAsync(AB, "a", "b");
        var turned = Gadget("B__c", "New__c", "A__c");
        await using var again = folder.Open(turned);
        var type = turned["Gadget__c"];
        var row = again.State.TableOf(type).RowAt(1);
        Assert.Equal(("a", "b", true), (row.Get(FieldOf(type, "A__c")).AsText, row.Get(FieldOf(type, "B__c")).AsText, row.Get(FieldOf(type, "New__c")).IsNull));
        Assert.True(again.State.TableOf(type).RowAt(2).IsDeleted);
        Assert.False(again.State.TableOf(type).RowAt(3).Exists);
    }

    [Fact]
    public async Task A_field_that_is_gone_refuses_the_start_if_it_holds_values()
    {
        await FillAsync(AB, "a", "b");
        var refused = Assert.Throws<JournalException>(() => folder.Open(Gadget("A__c")));
        Assert.Contains("values of Gadget__c.B__c, and this org has no such field", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_gone_is_no_matter_if_it_is_empty()
    {
        await FillAsync(AB, "a", null);
        await using var again = folder.Open(Gadget("A__c"));
        Assert.Equal(3, again.State.TableOf(again.Catalog["Gadget__c"]).Count);
    }

    [Fact]
    public async Task A_field_of_another_kind_refuses_the_start()
    {
        await FillAsync(AB, "a", "b");
        var other = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomObjectDefinition
        {
            FullName = "Gadget__c",
            Fields = [Field("A__c"), new() { FullName = "B__c", Type = CustomFieldType.Date }],
        });
        Assert.Contains("Gadget__c.B__c as Text, and this org's field is a Integer", Assert.Throws<JournalException>(() => folder.Open(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_sObject_that_is_gone_or_has_another_prefix_refuses_the_start()
    {
        await FillAsync(AB, "a", "b");
        Assert.Contains("rows of Gadget__c, and this org has no such sObject", Assert.Throws<JournalException>(() => folder.Open(Standard)).Message, StringComparison.Ordinal);
        var second = Standard.With(new CustomObjectDefinition { FullName = "Other__c" }).With(new CustomObjectDefinition { FullName = "Gadget__c", Fields = [Field("A__c"), Field("B__c")] });
        Assert.Contains("key prefix a00, and this org's has a01", Assert.Throws<JournalException>(() => folder.Open(second)).Message, StringComparison.Ordinal);
    }

    private async Task FillAsync(Catalog catalog, string? a, string? b)
    {
        await using var org = folder.Open(catalog);
        await org.WriteAsync(transaction =>
        {
            var type = catalog["Gadget__c"];
            Create(transaction, "Gadget__c", ("A__c", a), ("B__c", b));
            Deletion.Delete(transaction, Admin, type, Create(transaction, "Gadget__c", ("A__c", "in the bin")));
            transaction.Purge(type, Create(transaction, "Gadget__c", ("A__c", "gone")));
            return true;
        }, Ending);
    }

    private static OrgCatalog Gadget(params string[] fields) =>
        Standard.With(new CustomObjectDefinition { FullName = "Gadget__c", Fields = [.. fields.Select(Field)] });

    private static CustomFieldDefinition Field(string name) => new() { FullName = name, Type = CustomFieldType.Text, Length = 40 };
}
