using FakeForce.Engine.Schema;
using static FakeForce.Engine.Schema.CustomFieldType;

namespace FakeForce.Engine.Tests.Schema;

public sealed class OrgCatalogTests
{
    private static readonly OrgCatalog Plain = new(new StandardCatalog(FeatureSet.None));

    private static readonly CustomObjectDefinition Invoice = new()
    {
        FullName = "Invoice__c",
        NameField = new("Invoice Number", AutoNumber, "INV-{0000}", 7),
        Fields =
        [
            new() { FullName = "Account__c", Type = Lookup, ReferenceTo = ["account"], RelationshipName = "Invoices", DeleteConstraint = DeleteConstraint.Restrict },
            new() { FullName = "Amount__c", Type = Currency, Precision = 10, Scale = 2, Required = true },
            new() { FullName = "Code__c", Type = Text, Length = 20, Unique = true, ExternalId = true, CaseSensitive = true },
            new() { FullName = "Paid__c", Type = Checkbox, DefaultValue = "true" },
            new() { FullName = "Place__c", Type = Location, Scale = 6 },
            new() { FullName = "State__c", Type = Picklist, ValueSet = [new("Open", Default: true), new("Closed")] },
        ],
    };

    private static readonly CustomObjectDefinition Line = new()
    {
        FullName = "Line__c",
        Fields = [new() { FullName = "Invoice__c", Type = MasterDetail, ReferenceTo = ["Invoice__c"], RelationshipName = "Lines" }],
    };

    private static readonly OrgCatalog WithBoth = Plain.With(new CustomDefinitions { Objects = [Line, Invoice] });

    [Fact]
    public void A_custom_sObject_has_its_standard_fields_and_then_its_own()
    {
        var type = WithBoth["invoice__C"];
        Assert.Equal("Id,OwnerId,IsDeleted,Name,CreatedDate,CreatedById,LastModifiedDate,LastModifiedById,SystemModstamp,Account__c,Amount__c,Code__c,Paid__c,"
            + "Place__c,Place__Latitude__s,Place__Longitude__s,State__c", string.Join(',', type.Fields));
        Assert.Equal(Enumerable.Range(0, type.Fields.Count), type.Fields.Select(field => field.Ordinal));
        Assert.Equal(("Invoice", "Invoices"), (type.Label, type.LabelPlural));
        Assert.True(type.NameField!.Is(FieldFlags.AutoNumber));
        Assert.Equal(("INV-{0000}", 7), (type.NameField.DisplayFormat, type.NameField.StartingNumber));
        Assert.Equal("Amount__c", Assert.Single(type.Fields, field => field.IsRequiredOnCreate).Name);
    }

    [Fact]
    public void A_detail_has_no_owner()
    {
        var line = WithBoth["Line__c"];
        Assert.False(line.TryField("OwnerId", out _));
        Assert.True(line.TryParent("Invoice__r", out var field));
        Assert.Equal(0, field.RelationshipOrder);
        Assert.True(field.IsRequiredOnCreate);
    }

    [Fact]
    public void Parents_know_their_custom_children()
    {
        var ofAccount = Assert.Single(WithBoth["Account"].ChildRelationships, child => child.RelationshipName == "Invoices__r");
        Assert.Equal(new ChildRelationship("Invoice__c", "Account__c", "Invoices__r", CascadeDelete: false, RestrictedDelete: true), ofAccount);
        var ofInvoice = Assert.Single(WithBoth["Invoice__c"].ChildRelationships, child => child.RelationshipName == "Lines__r");
        Assert.True(ofInvoice.CascadeDelete);
        Assert.Contains(WithBoth["User"].ChildRelationships, child => child is { ChildSObject: "Invoice__c", Field: "OwnerId", RelationshipName: null });
        Assert.Contains(WithBoth["Account"].ChildRelationships, child => child.RelationshipName == "Contacts");
        Assert.DoesNotContain(Plain["Account"].ChildRelationships, child => child.RelationshipName == "Invoices__r");
    }

    [Fact]
    public void Indexes_and_key_prefixes_are_given_in_order()
    {
        Assert.Equal(("a00", "a01"), (WithBoth["Line__c"].KeyPrefix.ToString(), WithBoth["Invoice__c"].KeyPrefix.ToString()));
        Assert.Equal((Plain.Count, Plain.Count + 1), (WithBoth["Line__c"].Index, WithBoth["Invoice__c"].Index));
        Assert.Same(WithBoth["Invoice__c"], WithBoth.ByIndex(Plain.Count + 1));
        Assert.True(WithBoth.TryFind(KeyPrefix.Parse("a01"), out var type) && type.Name == "Invoice__c");
        Assert.True(WithBoth.TryPrefix("line__c", out var prefix) && prefix == KeyPrefix.Parse("a00"));
    }

    [Fact]
    public void Key_prefixes_count_through_the_digits()
    {
        Assert.Equal("a01", KeyPrefix.Parse("a00").Next().ToString());
        Assert.Equal("a0A", KeyPrefix.Parse("a09").Next().ToString());
        Assert.Equal("a0a", KeyPrefix.Parse("a0Z").Next().ToString());
        Assert.Equal("a10", KeyPrefix.Parse("a0z").Next().ToString());
    }

    [Fact]
    public void A_custom_field_goes_behind_the_fields_that_exist()
    {
        var after = Plain.With("Account", new CustomFieldDefinition { FullName = "Tier__c", Type = Text, Length = 10, DefaultValue = "\"Gold\"" });
        var before = Plain["Account"].Fields;
        Assert.Equal(before, after["Account"].Fields.Take(before.Count));
        var tier = after["Account"].Fields[^1];
        Assert.Equal(("Tier__c", before.Count, "Gold"), (tier.Name, tier.Ordinal, tier.ValueOnCreate));
        Assert.Equal(Plain["Account"].Index, after["Account"].Index);
        Assert.Same(Plain["Contact"], after["Contact"]);
    }

    [Fact]
    public void Several_currencies_reach_custom_sObjects()
    {
        var org = new OrgCatalog(new StandardCatalog(new FeatureSet("MultiCurrency"))).With(Invoice);
        Assert.True(org["Invoice__c"].TryField("CurrencyIsoCode", out _));
    }

    [Fact]
    public void Describe_global_lists_standard_and_custom_sObjects_by_name()
    {
        var names = WithBoth.All.Select(type => type.Name).ToList();
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        Assert.Superset(new HashSet<string> { "Account", "Invoice__c", "Line__c" }, names.ToHashSet());
    }

    [Fact]
    public void Every_problem_of_every_definition_is_reported()
    {
        var definitions = new CustomDefinitions
        {
            Objects =
            [
                new() { FullName = "Voucher" },
                new() { FullName = "Twice__c" },
                new() { FullName = "twice__c", NameField = new(Type: AutoNumber, DisplayFormat: "{YYYY}") },
            ],
            Fields =
            [
                new("Account", new() { FullName = "Too__Many__c", Type = Text, Length = 300 }),
                new("Account", new() { FullName = "Ref__c", Type = Lookup, ReferenceTo = ["Nowhere__c"], RelationshipName = "Contacts_" }),
                new("Account", new() { FullName = "Num__c", Type = Number, Precision = 5, Scale = 6, CaseSensitive = true }),
                new("Account", new() { FullName = "Pick__c", Type = Picklist }),
                new("Account", new() { FullName = "Master__c", Type = MasterDetail, ReferenceTo = ["Contact"] }),
                new("Nothing", new() { FullName = "Flag__c", Type = Checkbox, DefaultValue = "yes", Unique = true }),
            ],
        };
        var error = Assert.Throws<InvalidDefinitionException>(() => Plain.With(definitions));
        Assert.Equal(
            [
                "Voucher: a custom name is letters, digits and single underscores, begins with a letter, ends in __c, and has 40 characters at most before that",
                "Twice__c: there is an sObject of that name already",
                "twice__c: there is an sObject of that name already",
                "twice__c: an auto-number needs a display format with its digits in braces, such as A-{0000}",
                "Account.Too__Many__c: a custom name is letters, digits and single underscores, begins with a letter, ends in __c, and has 40 characters at most before that",
                "Account.Too__Many__c: the length is 1 to 255",
                "Account.Ref__c: referenceTo names Nowhere__c, which is no sObject of this org",
                "Account.Ref__c: 'Contacts_' is no name of a relationship",
                "Account.Num__c: the scale is 0 to 17 and not above the precision",
                "Account.Num__c: only a unique text is case-sensitive",
                "Account.Pick__c: a picklist needs values",
                "Account.Master__c: a master-detail field comes with the definition of its custom sObject",
                "Nothing.Flag__c: there is no sObject Nothing",
                "Nothing.Flag__c: a field of type Checkbox cannot be unique",
                "Nothing.Flag__c: the default of a checkbox is true or false",
            ], error.Problems);
    }

    [Fact]
    public void A_field_or_relationship_that_exists_is_refused()
    {
        var again = Assert.Throws<InvalidDefinitionException>(() => WithBoth.With("Invoice__c", new CustomFieldDefinition
        {
            FullName = "AMOUNT__c", Type = Lookup, ReferenceTo = ["Account"], RelationshipName = "Invoices",
        }));
        Assert.Equal(["Invoice__c.AMOUNT__c: there is a field of that name already", "Invoice__c.AMOUNT__c: there is a child relationship Invoices already"], again.Problems);
    }

    [Fact]
    public void Every_type_of_custom_field_can_be_made()
    {
        var org = new OrgCatalog(new StandardCatalog(new FeatureSet("StateCountryPicklists")));
        foreach (var type in Enum.GetValues<CustomFieldType>().Where(type => type is not (MasterDetail or ExternalLookup or IndirectLookup or CustomFieldType.Summary or MetadataRelationship)))
        {
            var field = new CustomFieldDefinition
            {
                FullName = $"My_{type}__c",
                Type = type,
                Length = type is Text or EncryptedText ? 100 : 1000,
                DisplayFormat = type == AutoNumber ? "{0}" : null,
                ReferenceTo = type == Lookup ? ["User"] : [],
                ValueSet = type is Picklist or MultiselectPicklist ? [new("a")] : [],
            };
            org = org.With("Account", field);
            Assert.True(org["Account"].TryField(field.FullName, out var made) && made.Is(FieldFlags.Custom), type.ToString());
        }
        Assert.True(org["Account"].TryField("My_Address__City__s", out var city) && city.CompoundFieldName == "My_Address__c");
    }
}
