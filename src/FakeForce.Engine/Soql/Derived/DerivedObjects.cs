using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Soql.Derived.Activities;
using FakeForce.Engine.Soql.Derived.Files;
using FakeForce.Engine.Soql.Derived.Metadata;
using FakeForce.Engine.Soql.Derived.Setup;
using FakeForce.Engine.Soql.Derived.Sharing;
using FakeForce.Engine.Soql.Derived.Use;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>The objects with derived rows, and what each is made from.</summary>
internal static class DerivedObjects
{
    private static readonly FrozenDictionary<string, DerivedObject> table = new DerivedObject[]
    {
        // from the catalogue, so that they agree with describe
        EntityDefinitions.Object, FieldDefinitions.Object, EntityParticles.Object, PicklistValueInfos.Object,
        RelationshipInfos.Object, RelationshipDomains.Object, DataTypes.Object, UserEntityAccesses.Object,
        // from what users do, and who is logged in
        RecentlyViewed.Object, UserRecordAccess.Object, AuthSessions.Object, OauthTokens.Object, ConnectedApplications.Object, EventUsageMetrics.Object, EventBusSubscribers.Object,
        // from what runs later
        ApexJobs.Jobs, ApexJobs.Triggers, ApexJobs.Details,
        // from what the event bus is set up with
        EventComponents.Channels, EventComponents.Members, EventComponents.Enriched, EventComponents.Managed,
        // from tasks and events
        ActivityLists.History, ActivityLists.Open,
        // from files, notes and attachments
        FileLists.AttachedDocuments, FileLists.AttachedNotes, FileLists.Owned, CombinedLists.Combined, CombinedLists.NotesAndAttachments,
    }.ToFrozenDictionary(derived => derived.Name, StringComparer.Ordinal);

    /// <summary>But for share objects, which have no links.</summary>
    public static IEnumerable<DerivedObject> All => table.Values;

    public static bool TryFind(string name, [NotNullWhen(true)] out DerivedObject? derived) => table.TryGetValue(name, out derived) || (derived = ShareLists.Of(name)) is not null;
}
