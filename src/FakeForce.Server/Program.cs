using FakeForce.Engine.Schema;
using FakeForce.Server.Capture;
using FakeForce.Server.OpenApi;
using FakeForce.Server.Options;
using FakeForce.Server.Start;

// The catalogue needs no options: its text is read on the other core while they are.
ThreadPool.UnsafeQueueUserWorkItem(static _ => StandardCatalog.Preload(), null);

return args switch
{
    ["openapi", .. var folder] => await OpenApiCommand.RunAsync(folder, Console.Error),
    ["check", var project, .. var options] when !project.StartsWith('-') => CheckCommand.Run(Read(["--project", project, .. options]), Console.Out),
    ["capture", .. var options] => await CaptureCommand.RunAsync(options, Environment.GetEnvironmentVariable("FAKEFORCE_CAPTURE_TOKEN"), Console.Out, Console.Error),
    ["health", .. var options] => await HealthCommand.RunAsync(Read(options), Console.Out, Console.Error),
    _ => await StartCommand.RunAsync(Read(args), Console.Out, Console.Error),
};

static OptionReading Read(string[] arguments) => OptionReading.Read(arguments, Environment.GetEnvironmentVariables(), Directory.GetCurrentDirectory());
