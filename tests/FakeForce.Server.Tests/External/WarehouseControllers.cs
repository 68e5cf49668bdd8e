using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OData.Deltas;
using Microsoft.AspNetCore.OData.Formatter;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Routing.Controllers;

namespace FakeForce.Server.Tests.External;

public sealed class SuppliersController(IServiceProvider services) : ODataController
{
    private readonly WarehouseData data = Warehouse.DataOf(services);

    [HttpGet]
    [EnableQuery]
    public IQueryable<Supplier> Get() => data.Suppliers;

    [HttpPost]
    public async Task<IActionResult> Post([FromBody] Supplier supplier)
    {
        if (!ModelState.IsValid) return BadRequest(ModelState);
        if (supplier.SupplierID == 0) supplier.SupplierID = data.Suppliers.Max(other => other.SupplierID) + 1;
        data.Add(supplier);
        await data.SaveChangesAsync(HttpContext.RequestAborted);
        return Created(supplier);
    }

    [HttpPatch]
    public async Task<IActionResult> Patch([FromODataUri] int key, [FromBody] Delta<Supplier> delta)
    {
        if (await data.Suppliers.FindAsync(key) is not { } supplier) return NotFound();
        delta.Patch(supplier);
        await data.SaveChangesAsync(HttpContext.RequestAborted);
        return Updated(supplier);
    }

    [HttpDelete]
    public async Task<IActionResult> Delete([FromODataUri] int key)
    {
        if (await data.Suppliers.FindAsync(key) is not { } supplier) return NotFound();
        data.Remove(supplier);
        await data.SaveChangesAsync(HttpContext.RequestAborted);
        return NoContent();
    }
}

public sealed class LinesController(IServiceProvider services) : ODataController
{
    private readonly WarehouseData data = Warehouse.DataOf(services);

    [HttpGet]
    [EnableQuery(PageSize = 3)]
    public IQueryable<OrderLine> Get() => data.Lines;
}
