using FakeForce.Engine.Records;

namespace FakeForce.Server.Rest.Composite.Collections;

/// <summary>An id without a record is a missing resource where it stands in the path, and a bad reference in a list (as in SOAP's calls).</summary>
internal static class RowGone
{
    private static readonly SaveError badReference = new("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");

    public static SaveResult AsReference(SaveResult result) =>
        result.Errors is [{ Code: "NOT_FOUND" }] ? SaveResult.Failed(result.Id, badReference) : result;
}
