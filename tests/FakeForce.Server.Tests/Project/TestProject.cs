namespace FakeForce.Server.Tests.Project;

/// <summary>A project folder that a test writes, gone with the test.</summary>
internal sealed class TestProject : IDisposable
{
    public const string Namespace = "xmlns=\"http://soap.sforce.com/2006/04/metadata\"";

    public TestProject() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "fakeforce-project-" + Guid.NewGuid().ToString("N"));

    public TestProject Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>A metadata file with a root element and its content.</summary>
    public TestProject Element(string path, string root, string content) => Write(path, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} {Namespace}>\n{content}\n</{root}>\n");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
