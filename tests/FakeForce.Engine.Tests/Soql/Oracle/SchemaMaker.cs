namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>Makes schemas: users, groups and profiles as everywhere, and some objects with fields of all types that point at each other and at themselves.</summary>
internal sealed class SchemaMaker(Random random)
{
    private static readonly string[] names = ["Ship__c", "Port__c", "Crew__c", "Cargo__c", "Route__c"];
    private static readonly string[] words = ["Hot", "warm", "Cold", "ice", "Émile", "Blue Sea", "x_y", "50%"];
    private static readonly string[] textTypes = ["string", "string", "email", "phone", "url", "combobox"];
    private static readonly string[] numberTypes = ["double", "currency", "percent"];

    public SchemaModel Make()
    {
        var custom = names.Take(random.Next(3, names.Length + 1)).ToArray();
        List<ObjectModel> objects =
        [
            new("Profile", "00e", [Named("Name")]),
            new("Group", "00G", [Named("Name"), Text("Email")]),
            new("User", "005", [Named("Name"), Text("Email"), Text("Username"), Text("LocaleSidKey"), new("IsActive", Kind.Boolean), Look("ProfileId", "Profile", "Profile")]),
            new("Organization", "00D", [Named("Name"), new("FiscalYearStartMonth", Kind.Whole), new("UsesStartDateAsFiscalYearName", Kind.Boolean)]),
            .. custom.Select((name, i) => new ObjectModel(name, "a0" + i, [.. FieldsOf(i, custom)])),
        ];
        var schema = new SchemaModel(objects);
        foreach (var child in schema.Custom)
            foreach (var reference in child.Fields.Where(f => f.Kind == Kind.Reference))
                foreach (var target in reference.Targets)
                    schema[target].Children.Add(new ChildModel($"{child.Name[..^3]}s_{reference.Name.Replace("__c", "", StringComparison.Ordinal)}__r", child, reference));
        return schema;
    }

    private IEnumerable<FieldModel> FieldsOf(int index, string[] custom)
    {
        // Objects without a field Name have a name field all the same, as Case has its CaseNumber.
        yield return Named(index == 2 ? "Number__c" : "Name");
        yield return random.Next(2) == 0 ? Look("OwnerId", "Owner", "User") : Look("OwnerId", "Owner", "Group", "User");
        yield return new FieldModel("CreatedDate", Kind.Moment);
        foreach (var field in Repeat(2, i => new FieldModel($"Text{i}__c", Kind.Text) { TypeName = textTypes[random.Next(textTypes.Length)] })) yield return field;
        yield return new FieldModel("Code__c", Kind.Text) { TypeName = "string", CaseSensitive = true };
        if (index == 1) yield return Text("Email");
        foreach (var field in Repeat(40, i => new FieldModel($"Pad{i}__c", Kind.LongText))) yield return field;
        foreach (var field in Repeat(2, i => new FieldModel($"Pick{i}__c", Kind.Picklist) { Entries = Entries() })) yield return field;
        foreach (var field in Repeat(2, i => new FieldModel($"Multi{i}__c", Kind.MultiPicklist) { Entries = Entries() })) yield return field;
        foreach (var field in Repeat(2, i => new FieldModel($"Flag{i}__c", Kind.Boolean))) yield return field;
        foreach (var field in Repeat(2, i => new FieldModel($"Whole{i}__c", Kind.Whole))) yield return field;
        foreach (var field in Repeat(2, i => new FieldModel($"Number{i}__c", Kind.Number) { TypeName = numberTypes[random.Next(numberTypes.Length)] })) yield return field;
        foreach (var field in Repeat(2, i => new FieldModel($"Day{i}__c", Kind.Date))) yield return field;
        foreach (var field in Repeat(2, i => new FieldModel($"Moment{i}__c", Kind.Moment))) yield return field;
        yield return new FieldModel("Opens__c", Kind.Time);
        yield return new FieldModel("Spot__c", Kind.Place);
        yield return new FieldModel("Spot__Latitude__s", Kind.Number) { TypeName = "double", Compound = "Spot__c" };
        yield return new FieldModel("Spot__Longitude__s", Kind.Number) { TypeName = "double", Compound = "Spot__c" };
        yield return Look("Self__c", "Self__r", custom[index]);
        foreach (var field in Repeat(3, i => Look($"Link{i}__c", $"Link{i}__r", custom[random.Next(custom.Length)]))) yield return field;
        yield return Look("Any__c", "Any__r", [.. new[] { "User", "Group", custom[0], custom[1], custom[2] }.OrderBy(_ => random.Next()).Take(random.Next(2, 5))]);
    }

    // One at least, so that every kind is in every schema.
    private IEnumerable<FieldModel> Repeat(int most, Func<int, FieldModel> make) => Enumerable.Range(1, random.Next(1, most + 1)).Select(make);

    private Entry[] Entries() => [.. words.OrderBy(_ => random.Next()).Take(random.Next(3, 6)).Select(w => new Entry(w, random.Next(2) == 0 ? w + "!" : w))];

    private static FieldModel Named(string name) => new(name, Kind.Text) { TypeName = "string", IsName = true };
    private static FieldModel Text(string name) => new(name, Kind.Text) { TypeName = "string" };
    private static FieldModel Look(string name, string relationship, params string[] targets) => new(name, Kind.Reference) { Relationship = relationship, Targets = targets };
}
