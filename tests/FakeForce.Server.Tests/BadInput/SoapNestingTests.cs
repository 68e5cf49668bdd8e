using System.Text;

namespace FakeForce.Server.Tests.BadInput;

public sealed class SoapNestingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body><login xmlns=\"urn:partner.soap.sforce.com\"><username>")]
    [InlineData("<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Header>")]
    public async Task A_million_nested_elements_are_a_fault(string start)
    {
        await using var server = await Server.StartAsync();
        using var client = server.Client();
        using var content = new StringContent(new StringBuilder(start, 4_000_000).Insert(start.Length, "<a>", 1_000_000).ToString(), Encoding.UTF8, "text/xml");
        using var response = await client.PostAsync("/services/Soap/u/64.0", content, Server.Ending);
        Assert.Equal(500, (int)response.StatusCode);
        Assert.Contains("<faultcode>", await response.Content.ReadAsStringAsync(Server.Ending), StringComparison.Ordinal);
        using var alive = await client.GetAsync("/_fakeforce/health", Server.Ending);
        Assert.True(alive.IsSuccessStatusCode);
    }
}
