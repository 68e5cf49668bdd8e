using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OData;
using Microsoft.AspNetCore.OData.Routing.Controllers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OData.Edm;
using Microsoft.OData.ModelBuilder;

namespace FakeForce.Server.Tests.External;

/// <summary>An OData 4.0 service, Microsoft's own over a Sqlite database, on a free port. It keeps what it is asked.</summary>
internal sealed class Warehouse : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SqliteConnection connection;

    private Warehouse(WebApplication app, SqliteConnection connection) => (this.app, this.connection) = (app, connection);

    /// <summary>The endpoint of the service.</summary>
    public string Endpoint { get; private set; } = "";

    public ConcurrentQueue<WarehouseRequest> Requests { get; } = [];

    /// <summary>Method, path and query below the endpoint, decoded, without those for $metadata.</summary>
    public IEnumerable<string> Asked => Requests.Where(request => request.Path != "$metadata").Select(request => request.Text);

    /// <summary>Answers in the service's place where it says true.</summary>
    public Func<HttpContext, Task<bool>> Instead { get; set; } = _ => Task.FromResult(false);

    public static WarehouseData DataOf(IServiceProvider services) => services.GetRequiredService<WarehouseData>();

    public static async Task<Warehouse> StartAsync(IEnumerable<Supplier>? suppliers = null, IEnumerable<OrderLine>? lines = null)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Server.Ending);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<WarehouseData>(options => options.UseSqlite(connection), ServiceLifetime.Scoped);
        builder.Services.AddControllers().AddApplicationPart(typeof(Warehouse).Assembly).AddApplicationPart(typeof(MetadataController).Assembly).AddOData(options =>
        {
            options.AddRouteComponents("odata", Model()).Select().Filter().OrderBy().Count().SkipToken().SetMaxTop(null);
            options.TimeZone = TimeZoneInfo.Utc;
        });
        var app = builder.Build();
        var warehouse = new Warehouse(app, connection);
        app.Use(warehouse.KeepAsync);
        app.UseRouting();
        app.MapControllers();
        await warehouse.FillAsync(suppliers ?? Samples(), lines ?? []);
        await app.StartAsync(Server.Ending);
        warehouse.Endpoint = app.Urls.First() + "/odata";
        return warehouse;
    }

    public static IEnumerable<Supplier> Samples() =>
    [
        new() { SupplierID = 1, CompanyName = "Acme", City = "Boston", Country = "USA", Rating = 4.5, IsActive = true, Since = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc), Code = new("11111111-2222-3333-4444-555555555555"), AccountNumber = "A-1" },
        new() { SupplierID = 2, CompanyName = "Bolt & Nut", City = "Paris", Country = "France", Rating = 3, Since = new(2021, 6, 1, 0, 0, 0, DateTimeKind.Utc), AccountNumber = "A-2" },
        new() { SupplierID = 3, CompanyName = "O'Neill", City = "Atlanta", Country = "USA", IsActive = true },
    ];

    public async Task<T> ReadAsync<T>(Func<WarehouseData, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(DataOf(scope.ServiceProvider));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static IEdmModel Model()
    {
        var builder = new ODataConventionModelBuilder();
        builder.EntitySet<Supplier>("Suppliers");
        builder.EntitySet<OrderLine>("Lines").EntityType.HasKey(line => new { line.OrderNo, line.Line });
        return builder.GetEdmModel();
    }

    private Task<int> FillAsync(IEnumerable<Supplier> suppliers, IEnumerable<OrderLine> lines) => ReadAsync(async data =>
    {
        await data.Database.EnsureCreatedAsync(Server.Ending);
        data.AddRange(suppliers);
        data.AddRange(lines);
        return await data.SaveChangesAsync(Server.Ending);
    });

    private async Task KeepAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.EnableBuffering();
        using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        context.Request.Body.Position = 0;
        var path = context.Request.Path.Value!.Replace("/odata/", "", StringComparison.Ordinal);
        Requests.Enqueue(new WarehouseRequest(context.Request.Method, path, Uri.UnescapeDataString(context.Request.QueryString.Value ?? ""), body, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        if (!await Instead(context)) await next(context);
    }
}

internal sealed record WarehouseRequest(string Method, string Path, string Query, string Body, Dictionary<string, string> Headers)
{
    public string Text => $"{Method} {Path}{Query}";
}
