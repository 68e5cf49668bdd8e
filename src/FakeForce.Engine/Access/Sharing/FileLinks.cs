using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>
/// What links to a file give on it (Object Reference, "ContentDocumentLink" and "ContentDocument"). Directly: to the user, to groups and libraries
/// that they are in, to the organisation. By records: to who reads the record, unless the file is private on records.
/// </summary>
internal sealed class FileLinks
{
    private readonly UserAccess access;
    private readonly TableReads reads;
    private readonly Dictionary<RecordId, RowLevel> places;

    public FileLinks(UserAccess access, TableReads reads)
    {
        (this.access, this.reads) = (access, reads);
        places = new FilePlaces(access, reads).Levels;
        var isPrivate = reads.Rows("ContentDocument").Where(file => file.Text("SharingPrivacy") == "P").Select(file => file.Id).ToHashSet();
        foreach (var link in reads.Rows("ContentDocumentLink")) Add(link, isPrivate);
    }

    /// <summary>By the numbers of files: what queries find that name none.</summary>
    public RowMarks Direct { get; } = new();

    public RowMarks All { get; } = new();

    private void Add(SetupRow link, HashSet<RecordId> isPrivate)
    {
        var (file, entity, type) = (link.Ref("ContentDocumentId"), link.Ref("LinkedEntityId"), link.Text("ShareType"));
        if (places.TryGetValue(entity, out var place))
        {
            Raise(Direct, file, Given(type, place));
            Raise(All, file, Given(type, place));
        }
        else if (!isPrivate.Contains(file)) Raise(All, file, Given(type, OnRecord(entity)));
    }

    // Viewer, collaborator, or what the place gives (ShareType).
    private static RowLevel Given(string shareType, RowLevel place) => place == RowLevel.None ? RowLevel.None : shareType switch
    {
        "C" => RowLevel.Edit,
        "I" => RowLevels.Min(place, RowLevel.Edit),
        _ => RowLevel.Read,
    };

    // Who may modify all data may delete and hand over the files that they reach.
    private void Raise(RowMarks marks, RecordId file, RowLevel level) =>
        marks.Raise(file, level > RowLevel.None && access.Profile.ModifiesAllData ? RowLevel.All : level);

    private RowLevel OnRecord(RecordId id)
    {
        if (!access.State.Catalog.TryFind(id.Prefix, out var type) || access.Catalog.Seen(type) is not { } seen || FilePlaces.IsPlace(type)) return RowLevel.None;
        var row = reads.Of(type).RowAt(id.Number);
        if (!row.Exists) return RowLevel.None;
        var sight = access.SightOf(type);
        sight.AddTo(reads);
        return RowLevels.Min(sight.LevelOf(row, id.Number), seen.Is(SObjectFlags.Updateable) ? RowLevel.All : RowLevel.Read);
    }
}
