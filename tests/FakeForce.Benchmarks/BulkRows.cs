using System.Globalization;
using System.Text;

namespace FakeForce.Benchmarks;

/// <summary>Accounts of twelve columns as CSV, 176 bytes a row.</summary>
internal static class BulkRows
{
    public static readonly string[] Columns = ["Name", "Phone", "Website", "Industry", "Type", "AnnualRevenue", "NumberOfEmployees", "BillingStreet", "BillingCity", "BillingCountry", "AccountNumber", "Key__c"];

    public static byte[] Csv(int from, int to)
    {
        var csv = new StringBuilder(string.Join(',', Columns) + "\n");
        for (var i = from; i < to; i++)
            csv.Append(CultureInfo.InvariantCulture, $"\"Account, {i}\",+1 555 {i:D7},https://account{i}.example.com/a/longer/path,Energy,Prospect,{i * 17L % 9_000_000},{i % 5000},\"{i % 999} Main Street, second floor\",Paris,France,A-{i:D8},K{i:D9}\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>The same file in parts that each fit a job.</summary>
    public static IEnumerable<byte[]> Files(int rows, int perFile)
    {
        for (var from = 0; from < rows; from += perFile) yield return Csv(from, Math.Min(rows, from + perFile));
    }
}
