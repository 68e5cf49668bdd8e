namespace FakeForce.Engine.Tests.Soql;

/// <summary>An account as the naive evaluator sees it. <c>Number</c> is its place in the table; <c>Parent</c> is another one's number or null.</summary>
internal sealed record NaiveAccount(int Number, string Name, double? Revenue, long? Employees, bool Active, string? Rating, int? Parent, bool Deleted)
{
    public string[] Fields(IReadOnlyList<RecordId> ids)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        return
        [
            $"Name={Name}",
            .. Revenue is { } revenue ? [string.Create(invariant, $"AnnualRevenue={revenue}")] : Array.Empty<string>(),
            .. Employees is { } employees ? [string.Create(invariant, $"NumberOfEmployees={employees}")] : Array.Empty<string>(),
            $"IsActive__c={Active}",
            .. Rating is null ? Array.Empty<string>() : [$"Rating={Rating}"],
            .. Parent is { } parent ? [$"ParentId={ids[parent - 1]}"] : Array.Empty<string>(),
        ];
    }
}
