using FakeForce.Engine.Schema;

namespace FakeForce.Engine.State;

/// <summary>
/// One step of a commit as the journal writes it and a restart replays it: a row as it now is (null: never was), or a
/// document as it now is (null: gone). <paramref name="Before"/> is what it was, by which a rollback finds back.
/// </summary>
internal readonly record struct Change(SObjectType? Type, int Number, string? Document, byte[]? Bytes, byte[]? Before)
{
    public static Change OfRow(SObjectType type, int number, byte[]? row, byte[]? before = null) => new(type, number, null, row, before);
    public static Change OfDocument(string key, byte[]? bytes, byte[]? before = null) => new(null, 0, key, bytes, before);
}
