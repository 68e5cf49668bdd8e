using FakeForce.Engine.Schema;

namespace FakeForce.Engine.State;

/// <summary>
/// One step of a commit as the journal writes it and a restart replays it: a row as it now is (null: never was), or a
/// document as it now is (null: gone).
/// </summary>
internal readonly record struct Change(SObjectType? Type, int Number, string? Document, byte[]? Bytes)
{
    public static Change OfRow(SObjectType type, int number, byte[]? row) => new(type, number, null, row);
    public static Change OfDocument(string key, byte[]? bytes) => new(null, 0, key, bytes);
}
