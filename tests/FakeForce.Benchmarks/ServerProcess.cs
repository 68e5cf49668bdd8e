using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace FakeForce.Benchmarks;

/// <summary>A server under measurement: a child process on a free loopback port, ended by its own id.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }
    public Uri Address => new($"http://127.0.0.1:{Port}");

    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public static ServerProcess FakeForce(params string[] options) => Of(typeof(Server.FakeForceServer).Assembly.Location, options);

    /// <summary>FakeForce from a certain place.</summary>
    public static ServerProcess Of(string dll, params string[] options) => Start(dll, port => ["--port", $"{port}", "--log-level", "warning", .. options]);

    public static ServerProcess Bare(params string[] args) => Start(typeof(ServerProcess).Assembly.Location, port => ["bare", $"{port}", .. args]);

    private static ServerProcess Start(string dll, Func<int, string[]> arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(dll);
        foreach (var argument in arguments(port)) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, e) =>
        {
            if (!string.IsNullOrEmpty(e.Data)) Console.Error.WriteLine(e.Data);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServerProcess(process, port);
    }

    /// <summary>Returns once the port takes connections; throws after ten seconds.</summary>
    public void WaitUntilOpen()
    {
        var watch = Stopwatch.StartNew();
        while (!CanConnect())
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(10)) throw new TimeoutException($"nothing listens on {Address}");
            Thread.Sleep(1);
        }
    }

    public bool CanConnect()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
