using System.Collections;
using System.Diagnostics;
using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Server.Options;

namespace FakeForce.Benchmarks.Project;

/// <summary>From the files of a project of 300 objects with 5,000 fields to an org: reading, checking, and making it.</summary>
internal static class LoadSpeed
{
    private const int Objects = 300, Fields = 5_000;
    private const string Namespace = "xmlns=\"http://soap.sforce.com/2006/04/metadata\"";

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("fakeforce-bench-").FullName;
        try
        {
            Write(folder);
            Console.WriteLine($"{Objects} objects with {Fields:N0} fields in files of their own; target 1 s");
            for (var round = 0; round < 4; round++) Measure(folder, round == 0 ? "cold" : "warm");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string folder, string name)
    {
        var watch = Stopwatch.StartNew();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) File.ReadAllBytes(file);
        var files = watch.Elapsed;
        watch.Restart();
        var reading = OptionReading.Read(["--project", folder], new Hashtable(), folder);
        var read = watch.Elapsed;
        if (reading.Problems.Count > 0) throw new InvalidOperationException(string.Join("\n", reading.Problems.Take(3)));
        watch.Restart();
        var org = Org.Create(new OrgOptions { Catalog = Server.Definitions.SchemaFile.CatalogOf(reading.Options.Definitions, []) }, TimeProvider.System);
        var made = watch.Elapsed;
        if (org.Catalog["Thing299__c"].Fields.Count(field => field.Is(FieldFlags.Custom)) < 16) throw new InvalidOperationException("fields are missing");
        Console.WriteLine($"{(read + made).TotalMilliseconds,8:N0} ms  {name}: read and check {read.TotalMilliseconds:N0}, make the org {made.TotalMilliseconds:N0}; the bytes of the files alone {files.TotalMilliseconds:N0} (ratio {(read + made) / files:N1})");
    }

    private static void Write(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "sfdx-project.json"), """{"packageDirectories": [{"path": "force-app"}]}""");
        for (var i = 0; i < Objects; i++)
        {
            var home = Path.Combine(folder, $"force-app/main/default/objects/Thing{i}__c");
            Directory.CreateDirectory(Path.Combine(home, "fields"));
            File.WriteAllText(Path.Combine(home, $"Thing{i}__c.object-meta.xml"), $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CustomObject {Namespace}>\n    <deploymentStatus>Deployed</deploymentStatus>\n    <label>Thing {i}</label>\n    <nameField>\n        <label>Name</label>\n        <type>Text</type>\n    </nameField>\n    <pluralLabel>Things {i}</pluralLabel>\n    <sharingModel>ReadWrite</sharingModel>\n</CustomObject>\n");
        }
        for (var i = 0; i < Fields; i++)
        {
            var (of, name) = (i % Objects, string.Create(CultureInfo.InvariantCulture, $"Field{i / Objects}__c"));
            File.WriteAllText(Path.Combine(folder, $"force-app/main/default/objects/Thing{of}__c/fields/{name}.field-meta.xml"), $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CustomField {Namespace}>\n    <fullName>{name}</fullName>\n    <externalId>false</externalId>\n    <label>Field {i / Objects}</label>\n    <required>false</required>\n{Type(i, of)}\n</CustomField>\n");
        }
    }

    private static string Type(int i, int of) => (i / Objects % 6) switch
    {
        0 => "    <length>80</length>\n    <type>Text</type>",
        1 => "    <precision>16</precision>\n    <scale>2</scale>\n    <type>Currency</type>",
        2 => $"    <referenceTo>Thing{(of + 1) % Objects}__c</referenceTo>\n    <relationshipName>Things{i / Objects}</relationshipName>\n    <type>Lookup</type>",
        3 => "    <type>Picklist</type>\n    <valueSet>\n        <restricted>true</restricted>\n        <valueSetDefinition>\n            <sorted>false</sorted>\n            <value>\n                <fullName>A</fullName>\n                <default>false</default>\n                <label>A</label>\n            </value>\n            <value>\n                <fullName>B</fullName>\n                <default>false</default>\n                <label>B</label>\n            </value>\n        </valueSetDefinition>\n    </valueSet>",
        4 => "    <formula>Field1__c * 2</formula>\n    <formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>\n    <precision>16</precision>\n    <scale>2</scale>\n    <type>Number</type>",
        _ => "    <type>Date</type>",
    };
}
