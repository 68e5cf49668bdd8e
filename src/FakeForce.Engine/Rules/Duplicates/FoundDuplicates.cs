namespace FakeForce.Engine.Rules.Duplicates;

/// <summary>What DUPLICATES_DETECTED says beside its text (SOAP API Developer Guide, "DuplicateResult").</summary>
public sealed record FoundDuplicates(bool AllowSave, string Rule, string Entity, string Message, IReadOnlyList<FoundMatches> Matches, int ApiVersion);

/// <summary>The records that one matching rule found.</summary>
public sealed record FoundMatches(string Entity, string Rule, IReadOnlyList<RecordId> Records);
