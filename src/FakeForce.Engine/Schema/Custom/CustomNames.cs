namespace FakeForce.Engine.Schema;

/// <summary>The rules of API names, and the names that follow from others.</summary>
internal static class CustomNames
{
    public const string Suffix = "__c", EventSuffix = "__e", ExternalSuffix = "__x", MetadataSuffix = "__mdt";

    /// <summary>Letters, digits and single underscores; a letter first, no underscore last; at most 40 characters before the suffix.</summary>
    public static bool IsDeveloperName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name.Length > 40 || !char.IsAsciiLetter(name[0]) || name[^1] == '_' || name.Contains("__", StringComparison.Ordinal)) return false;
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        return true;
    }

    /// <summary>True for pack__Thing__c: what a managed package brings has its namespace in front. Spot__Latitude__s is a part of Spot__c.</summary>
    public static bool IsOfPackage(string name) => name.Split("__") is var parts && parts.Length > (parts[^1] == "s" ? 3 : 2);

    public static bool IsCustom(string name) => name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) && IsDeveloperName(Stem(name));

    public static bool IsEvent(string name) => name.EndsWith(EventSuffix, StringComparison.OrdinalIgnoreCase) && IsDeveloperName(name.AsSpan(0, name.Length - EventSuffix.Length));

    public static bool IsMetadataType(string name) => name.EndsWith(MetadataSuffix, StringComparison.OrdinalIgnoreCase) && IsDeveloperName(name.AsSpan(0, name.Length - MetadataSuffix.Length));

    public static bool IsExternal(string name) => name.EndsWith(ExternalSuffix, StringComparison.OrdinalIgnoreCase) && IsDeveloperName(name.AsSpan(0, name.Length - ExternalSuffix.Length));

    /// <summary>Merchandise__c gives Merchandise.</summary>
    public static string Stem(string name) => name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? name[..^Suffix.Length] : name;

    public static string Relationship(string name) => Stem(name) + "__r";
    public static string LabelOf(string name) => Stem(name).Replace('_', ' ');
}
