namespace FakeForce.Engine.Schema;

/// <summary>Seen from the parent: which field of which sObject points here. <paramref name="RelationshipName"/> is null where sub-queries cannot use it.</summary>
public sealed record ChildRelationship(string ChildSObject, string Field, string? RelationshipName, bool CascadeDelete, bool RestrictedDelete);
