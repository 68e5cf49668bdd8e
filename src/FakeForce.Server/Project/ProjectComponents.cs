namespace FakeForce.Server.Project;

/// <summary>
/// The components of a project, whichever format their files have: the parts of an object that the source format keeps in files of their
/// own are put into the object's element, where the metadata format has them.
/// </summary>
internal sealed class ProjectComponents(string project, ProjectReport report)
{
    private const string Meta = "-meta.xml";

    private readonly Dictionary<(string Type, string Name), Component> components = [];

    public IReadOnlyCollection<Component> All => components.Values;

    public void Read(List<string> files)
    {
        var read = files.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(Open).ToList();
        foreach (var (path, type, root, problem) in read)
            if (problem is not null) report.Add(problem);
            else if (type is not null && root is not null) Take(path, type, root);
    }

    private (string Path, MetadataType? Type, MetadataElement? Root, ReportLine? Problem) Open(string path)
    {
        var (name, shown) = (NameOf(path), ProjectPath.Shown(project, path));
        var type = IsDocument(path) ? null : MetadataTypes.BySuffix(SuffixOf(name));
        if (type is null || type.HasContent && !path.EndsWith(Meta, StringComparison.Ordinal)) return (path, null, null, Passed(path, name, shown, type));
        try
        {
            var length = new FileInfo(path).Length;
            if (length > MetadataXml.MostBytes) return (path, null, null, new(ReportKind.Wrong, shown, 1, $"the file has {length:N0} bytes, and {MetadataXml.MostBytes:N0} is the most"));
            return (path, type, MetadataXml.Read(File.OpenRead(path), shown), null);
        }
        catch (MetadataException wrong)
        {
            return (path, null, null, wrong.ToLine());
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return (path, null, null, new(ReportKind.Wrong, shown, 1, wrong.Message));
        }
    }

    // A text for people has the suffix that records of custom metadata have in the metadata format, in a folder of theirs.
    private static bool IsDocument(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && Directory.GetParent(path)?.Name != "customMetadata";

    // Files that are no component of a type that is read.
    private ReportLine? Passed(string path, string name, string shown, MetadataType? content)
    {
        if (content is not null || IsDocument(path) || name is "package.xml" or "jsconfig.json" or "tsconfig.json" or "sfdx-project.json" || name.StartsWith("destructiveChanges", StringComparison.Ordinal)) return null;
        // The metadata format's own file of a folder of templates or reports.
        if (path.EndsWith(Meta, StringComparison.Ordinal) && Directory.Exists(path[..^Meta.Length])) return null;
        if (MetadataTypes.WhyRefused(SuffixOf(name)) is { } reason) return new(ReportKind.NotSupported, shown, 1, reason);
        if (MetadataTypes.WithoutEffect(SuffixOf(name)) is { } silent)
        {
            if (path.EndsWith(Meta, StringComparison.Ordinal) || !silent.HasContent) lock (report) report.CountWithoutEffect(silent.Name);
            return null;
        }
        return File.Exists(path + Meta) ? null : new(ReportKind.NotSupported, shown, 0, path.EndsWith(".xml", StringComparison.Ordinal) || !name.Contains('.', StringComparison.Ordinal)
            ? $"FakeForce does not read metadata of this type (.{SuffixOf(name)})" : $"FakeForce does not know files of this kind (.{SuffixOf(name)})");
    }

    private void Take(string path, MetadataType type, MetadataElement root)
    {
        var name = Path.GetFileName(NameOf(path))[..^(type.Suffix.Length + 1)];
        if (type.IsPartOfObject) TakePart(path, type, name, root);
        else if (type.Name == "CustomObject") TakeObject(name, root);
        else if (type.Name == "CustomLabels" && components.TryGetValue((type.Name, ""), out var labels)) foreach (var label in root.Children) labels.Root.Add(label);
        else Add(new Component(type.Name, type.Name == "CustomLabels" ? "" : FoldersOf(path, type) + Uri.UnescapeDataString(name), root, type.HasContent ? path[..^Meta.Length] : null));
    }

    // Support/Case_Received for email/Support/Case_Received.email.
    private static string FoldersOf(string path, MetadataType type)
    {
        if (type.Folder is null) return "";
        var (folders, at) = ("", Directory.GetParent(path));
        for (; at is not null && at.Name != type.Folder; at = at.Parent) folders = at.Name + "/" + folders;
        return at is null ? Directory.GetParent(path)!.Name + "/" : folders;
    }

    private void TakePart(string path, MetadataType type, string name, MetadataElement part)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(path)!).Parent!.Name;
        var renamed = new MetadataElement(type.Name, part.File, part.Line);
        if (part["fullName"] is null) renamed.Add(new MetadataElement("fullName", part.File, part.Line) { Text = name });
        foreach (var child in part.Children) renamed.Add(child);
        ObjectOf(folder, part).Root.Add(renamed);
    }

    // Its parts may have come before it, from another package too.
    private void TakeObject(string name, MetadataElement root)
    {
        if (components.TryGetValue(("CustomObject", name), out var there) && there.Root.Children.Any(child => !IsPart(child)) && root.Children.Any(child => !IsPart(child)))
        {
            report.AddWrong(root, $"{name} is defined twice: also in {there.Root.File}");
            return;
        }
        if (there is null || there.Root.Children.All(IsPart)) components[("CustomObject", name)] = new Component("CustomObject", name, Joined(root, there?.Root));
        else foreach (var part in root.Children) there.Root.Add(part);
    }

    private static MetadataElement Joined(MetadataElement root, MetadataElement? parts)
    {
        foreach (var part in parts?.Children ?? []) root.Add(part);
        return root;
    }

    /// <summary>True for what the source format keeps in files of their own, beside that of the object.</summary>
    public static bool IsPart(MetadataElement child) => child.Name is "fields" or "recordTypes" or "validationRules" or "businessProcesses" or "sharingReasons" or "compactLayouts" or "listViews" or "webLinks" or "fieldSets";

    private Component ObjectOf(string name, MetadataElement part)
    {
        if (!components.TryGetValue(("CustomObject", name), out var there)) components[("CustomObject", name)] = there = new Component("CustomObject", name, new MetadataElement("CustomObject", part.File, part.Line));
        return there;
    }

    private void Add(Component component)
    {
        if (components.TryAdd((component.Type, component.FullName), component)) return;
        report.AddWrong(component.Root, $"{component.Type} {component.FullName} is defined twice: also in {components[(component.Type, component.FullName)].Root.File}");
    }

    private static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(Meta, StringComparison.Ordinal) ? name[..^Meta.Length] : name;
    }

    private static string SuffixOf(string name) => name[(name.LastIndexOf('.') + 1)..];
}
