namespace FakeForce.Engine.State;

/// <summary>
/// One index of a table. Texts have two: by a hash, for equality, and by their first eight bytes in sort order
/// (<paramref name="BySortOrder"/>), for what begins alike. All other values have one, which is in their order anyway.
/// </summary>
internal readonly record struct IndexName(int Ordinal, bool BySortOrder);
