using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Schema;

public sealed class StandardCatalogTests
{
    private static readonly FeatureSet Everything = new(FeatureSet.Known);

    [Fact]
    public void Construction_loads_no_sObject() => Assert.Equal(0, new StandardCatalog(FeatureSet.None).LoadedCount);

    [Fact]
    public void Finding_one_sObject_loads_that_one_alone()
    {
        var catalog = new StandardCatalog(FeatureSet.None);
        Assert.NotEmpty(catalog["account"].ChildRelationships);
        Assert.True(catalog.TryPrefix("Contact", out _));
        Assert.Equal(1, catalog.LoadedCount);
        Assert.Same(catalog["Account"], catalog["ACCOUNT"]);
    }

    [Fact]
    public void Every_sObject_loads_without_features() => AssertSound(new StandardCatalog(FeatureSet.None), atLeast: 1550);

    [Fact]
    public void Every_sObject_loads_with_all_features() => AssertSound(new StandardCatalog(Everything), atLeast: 1865);

    private static void AssertSound(StandardCatalog catalog, int atLeast)
    {
        var all = catalog.All.ToList();
        Assert.True(all.Count >= atLeast, $"{all.Count}");
        Assert.Equal(all.OrderBy(type => type.Name, StringComparer.OrdinalIgnoreCase), all);
        foreach (var type in all)
        {
            Assert.Same(type, catalog.ByIndex(type.Index));
            Assert.Same(FieldTypes.Id, type.Id.Type);
            Assert.Equal(Enumerable.Range(0, type.Fields.Count), type.Fields.Select(field => field.Ordinal));
            foreach (var field in type.Fields) AssertSound(type, field);
            foreach (var child in type.ChildRelationships)
                Assert.True(catalog.TryFind(child.ChildSObject, out var childType) && childType.TryField(child.Field, out _), $"{type}: {child}");
        }
    }

    private static void AssertSound(SObjectType type, Field field)
    {
        var where = $"{type}.{field}";
        Assert.True(field.Label.Length > 0, where);
        if (field.CompoundFieldName is { } compound) Assert.True(type.TryField(compound, out _), $"{where} is in {compound}");
        if (field.Type.Storage == StorageKind.Text && field.Type.Name is "string" or "textarea" or "picklist") Assert.True(field.Length > 0, where);
        if (field.Type.Storage == StorageKind.Double) Assert.True(field.Precision > 0 && field.Scale <= field.Precision, where);
        if (field.RelationshipName is not null) Assert.Same(FieldTypes.Reference, field.Type);
        if (field.IsSystem) Assert.False(field.Is(FieldFlags.Createable | FieldFlags.Updateable), where);
    }

    [Fact]
    public void Unknown_features_are_named_with_the_known_ones()
    {
        var error = Assert.Throws<ArgumentException>(() => new FeatureSet("multicurrency", "Rocketry", "Alchemy"));
        Assert.StartsWith("unknown feature: Rocketry, Alchemy. Known features: AccountTeams", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Account", "CurrencyIsoCode", "MultiCurrency")]
    [InlineData("Account", "PersonEmail", "PersonAccounts")]
    [InlineData("Contact", "MailingStateCode", "StateCountryPicklists")]
    public void A_gated_field_comes_with_its_feature(string sobject, string field, string feature)
    {
        Assert.False(new StandardCatalog(FeatureSet.None)[sobject].TryField(field, out _));
        Assert.True(new StandardCatalog(new FeatureSet(feature.ToUpperInvariant()))[sobject].TryField(field, out _));
    }

    [Fact]
    public void Person_accounts_have_a_composed_name()
    {
        Assert.True(new StandardCatalog(new FeatureSet("PersonAccounts"))["Account"].TryField("LastName", out var field));
        Assert.Equal(("Name", "personname"), (field.CompoundFieldName, field.ExtraTypeInfo));
    }

    [Fact]
    public void The_companions_of_an_sObject_know_it()
    {
        var catalog = new StandardCatalog(FeatureSet.None);
        Assert.Equal(("Account", "History"), (catalog["AccountHistory"].AssociateParentEntity, catalog["AccountHistory"].AssociateEntityType));
        Assert.Equal(("Case", "Share"), (catalog["CaseShare"].AssociateParentEntity, catalog["CaseShare"].AssociateEntityType));
        Assert.Equal(("Opportunity", "Feed"), (catalog["OpportunityFeed"].AssociateParentEntity, catalog["OpportunityFeed"].AssociateEntityType));
        Assert.Null(catalog["Account"].AssociateParentEntity);
    }

    [Fact]
    public void An_sObjects_index_does_not_depend_on_features() =>
        Assert.Equal(new StandardCatalog(FeatureSet.None)["Opportunity"].Index, new StandardCatalog(Everything)["Opportunity"].Index);

    [Theory]
    [InlineData("001", "Account")]
    [InlineData("00a", "CaseComment")]
    [InlineData("069", "ContentDocument")]
    [InlineData("01J", "OpportunityStage")]
    public void A_key_prefix_finds_its_sObject(string prefix, string name)
    {
        Assert.True(new StandardCatalog(FeatureSet.None).TryFind(KeyPrefix.Parse(prefix), out var type));
        Assert.Equal(name, type.Name);
    }

    [Fact]
    public void An_unknown_sObject_is_INVALID_TYPE()
    {
        var error = Assert.Throws<SalesforceException>(() => new StandardCatalog(FeatureSet.None)["Nothing"]);
        Assert.Equal("INVALID_TYPE", error.Code);
    }

    [Fact]
    public void Many_threads_see_the_same_sObject()
    {
        var catalog = new StandardCatalog(FeatureSet.None);
        var seen = new SObjectType[64];
        Parallel.For(0, seen.Length, i => seen[i] = catalog["Lead"]);
        Assert.Single(seen.Distinct());
    }
}
