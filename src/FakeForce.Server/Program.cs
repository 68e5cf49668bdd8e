using FakeForce.Server.Options;
using FakeForce.Server.Start;

var reading = OptionReading.Read(args, Environment.GetEnvironmentVariables(), Directory.GetCurrentDirectory());
return await StartCommand.RunAsync(reading, Console.Out, Console.Error);
