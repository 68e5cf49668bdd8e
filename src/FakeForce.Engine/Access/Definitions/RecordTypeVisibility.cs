namespace FakeForce.Engine.Access;

/// <summary>What a profile or permission set says of a record type (Metadata API guide, "RecordTypeVisibility").</summary>
/// <param name="RecordType">As <c>Account.Partner</c>.</param>
public sealed record RecordTypeVisibility(string RecordType)
{
    /// <summary>True if its people may choose it.</summary>
    public bool Visible { get; init; } = true;

    /// <summary>True, in profiles alone, for the one that records get which name none; where no record type of an object has it, that is the master.</summary>
    public bool Default { get; init; }
}
