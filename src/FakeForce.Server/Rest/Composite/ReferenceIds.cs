namespace FakeForce.Server.Rest.Composite;

/// <summary>The form of reference ids: a letter or a number first, then those and underscores.</summary>
internal static class ReferenceIds
{
    public static bool IsLegal(string id) =>
        id.Length > 0 && char.IsAsciiLetterOrDigit(id[0]) && id.AsSpan().IndexOfAnyExcept(allowed) < 0;

    private static readonly System.Buffers.SearchValues<char> allowed =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
}
