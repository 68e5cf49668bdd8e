using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Schema;

public sealed class ReferenceTargetsTests
{
    private static readonly StandardCatalog Catalog = new(FeatureSet.None);

    [Theory]
    [InlineData("Contact", "AccountId", "001", true)]
    [InlineData("Contact", "AccountId", "006", false)]
    [InlineData("Case", "OwnerId", "00G", true)]
    [InlineData("Case", "OwnerId", "005", true)]
    [InlineData("Case", "OwnerId", "003", false)]
    [InlineData("Task", "WhatId", "500", true)]
    [InlineData("Task", "WhoId", "001", false)]
    public void A_reference_takes_ids_of_its_sObjects(string sobject, string name, string prefix, bool accepted)
    {
        Assert.True(Catalog[sobject].TryField(name, out var field));
        var error = ReferenceTargets.Check(Catalog, field, new RecordId(KeyPrefix.Parse(prefix), 1), "the id");
        Assert.Equal(accepted, error is null);
        if (error is not null) Assert.Equal(("FIELD_INTEGRITY_EXCEPTION", $"{field.Label}: id value of incorrect type: the id"), (error.Code, error.Message));
    }

    [Fact]
    public void Checking_a_reference_loads_no_sObject()
    {
        var catalog = new StandardCatalog(FeatureSet.None);
        Assert.True(catalog["Task"].TryField("WhatId", out var field));
        ReferenceTargets.Check(catalog, field, new RecordId(KeyPrefix.Parse("500"), 1), "");
        Assert.Equal(1, catalog.LoadedCount);
    }
}
