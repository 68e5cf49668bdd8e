using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace FakeForce.Server.Tests.External;

public sealed class Supplier
{
    [Key]
    public int SupplierID { get; set; }

    [MaxLength(80)]
    public string CompanyName { get; set; } = "";

    [MaxLength(40)]
    public string? City { get; set; }

    [MaxLength(40)]
    public string? Country { get; set; }
    public double? Rating { get; set; }
    public bool IsActive { get; set; }
    public DateTime? Since { get; set; }
    public Guid Code { get; set; }

    [MaxLength(4000)]
    public string? Notes { get; set; }

    /// <summary>The number of an account in the org.</summary>
    [MaxLength(20)]
    public string? AccountNumber { get; set; }
}

public sealed class OrderLine
{
    public int OrderNo { get; set; }
    public int Line { get; set; }
    public int SupplierID { get; set; }

    [MaxLength(40)]
    public string Product { get; set; } = "";
    public decimal Price { get; set; }
    public DateOnly Due { get; set; }
}

/// <summary>A real database, which is gone when its connection closes.</summary>
internal sealed class WarehouseData(DbContextOptions<WarehouseData> options) : DbContext(options)
{
    public DbSet<Supplier> Suppliers => Set<Supplier>();
    public DbSet<OrderLine> Lines => Set<OrderLine>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OrderLine>().HasKey(line => new { line.OrderNo, line.Line });
        modelBuilder.Entity<OrderLine>().Property(line => line.Price).HasConversion<double>();
    }
}
