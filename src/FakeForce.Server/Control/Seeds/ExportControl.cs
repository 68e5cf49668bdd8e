using FakeForce.Engine.Schema;
using FakeForce.Engine.Seeds;
using FakeForce.Server.Control.Orgs;
using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Control.Seeds;

/// <summary>GET /_fakeforce/export?format=json|csv|tree&amp;sobject=Account</summary>
internal static class ExportControl
{
    public static Task HandleAsync(HttpContext context) => ControlOrg.RunAsync(context, async org =>
    {
        var (format, name) = (context.Request.Query["format"].ToString(), context.Request.Query["sobject"].ToString());
        SObjectType? only = null;
        if (name.Length > 0 && !org.Catalog.TryFind(name, out only)) await ControlError.WriteAsync(context, StatusCodes.Status404NotFound, "unknown_sobject", $"There is no sObject {name}.");
        else if (ExportForm.Find(format.Length == 0 ? "json" : format, isOne: only is not null) is not { } form) await ControlError.WriteAsync(context, StatusCodes.Status400BadRequest, "wrong_format", $"format is json, csv or tree, not {format}.");
        else if (form.ExportOf(org, only) is var export && only is not null && export.Tables.Count == 0) await ControlError.WriteAsync(context, StatusCodes.Status400BadRequest, "wrong_sobject", $"{only.Name} has no records that this form has.");
        else
        {
            // The library's archives write what stands before and behind a file synchronously.
            if (context.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
            context.Response.ContentType = form.ContentType;
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{only?.Name ?? "export"}.{form.Ending}\"";
            await form.WriteAsync(export, org.Clock.GetUtcNow(), context.Response.Body, context.RequestAborted);
        }
    });
}
