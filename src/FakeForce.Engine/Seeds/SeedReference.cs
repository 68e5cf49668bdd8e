using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Seeds;

/// <summary>
/// A reference as a seed has it: an id or <c>@reference id</c> in <paramref name="Text"/>, or with <paramref name="Key"/> the value
/// of that field of the <paramref name="Parent"/>.
/// </summary>
internal readonly record struct SeedReference(Field Field, string Text, SObjectType? Parent = null, Field? Key = null, bool TakesNames = true)
{
    public bool IsName => TakesNames && Key is null && Text.StartsWith('@');

    /// <summary>How a record is called to which references by this text lead. Ids are the same with and without check characters.</summary>
    public static string NameOfId(string id) => id.Length == 18 ? id[..15] : id;
}
