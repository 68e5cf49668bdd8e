namespace FakeForce.Server.Tests.External;

/// <summary>Look-ups between external and ordinary objects.</summary>
public sealed class JoinTests
{
    private static readonly OrderLine[] lines =
    [
        new() { OrderNo = 1, Line = 1, SupplierID = 1, Product = "Nut", Price = 2 }, new() { OrderNo = 1, Line = 2, SupplierID = 1, Product = "Bolt", Price = 3 },
        new() { OrderNo = 2, Line = 1, SupplierID = 3, Product = "Saw", Price = 9 },
    ];

    [Fact]
    public async Task An_external_look_up_shows_its_parent_with_one_request_for_all()
    {
        await using var warehouse = await Warehouse.StartAsync(lines: lines);
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var answer = await org.QueryAsync("SELECT Product__c, SupplierID__c, SupplierID__r.CompanyName__c FROM Line__x ORDER BY Product__c");
        Assert.True(answer.Status == 200, answer.Body);
        Assert.Equal(["Bolt of Acme, 1", "Nut of Acme, 1", "Saw of O'Neill, 3"], answer.Json.GetProperty("records").EnumerateArray().Select(record =>
            $"{record.GetProperty("Product__c")} of {record.GetProperty("SupplierID__r").GetProperty("CompanyName__c")}, {record.GetProperty("SupplierID__c")}"));
        Assert.Equal("GET Suppliers?$select=SupplierID,CompanyName&$count=true&$filter=SupplierID eq 1 or SupplierID eq 3&$top=2", warehouse.Asked.Last());
        Assert.Equal(2, warehouse.Asked.Count());
    }

    [Fact]
    public async Task A_sub_query_finds_external_children_of_external_parents()
    {
        await using var warehouse = await Warehouse.StartAsync(lines: lines);
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var answer = await org.QueryAsync("SELECT CompanyName__c, (SELECT Product__c FROM Lines__r WHERE Price__c < 3 ORDER BY Product__c) FROM Supplier__x ORDER BY CompanyName__c");
        Assert.True(answer.Status == 200, answer.Body);
        var records = answer.Json.GetProperty("records");
        Assert.Equal(["Nut"], records[0].GetProperty("Lines__r").GetProperty("records").EnumerateArray().Select(line => line.GetProperty("Product__c").GetString()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, records[2].GetProperty("Lines__r").ValueKind);
        Assert.Equal("GET Lines?$select=Line,OrderNo,Product,SupplierID&$count=true&$filter=Price lt 3 and (SupplierID eq 1 or SupplierID eq 2 or SupplierID eq 3)&$orderby=Product&$top=1001", warehouse.Asked.Last());
    }

    [Fact]
    public async Task Children_that_the_service_gives_in_pages_are_all_there()
    {
        var many = Enumerable.Range(1, 8).Select(number => new OrderLine { OrderNo = 1, Line = number, SupplierID = 1, Product = "P" + number });
        await using var warehouse = await Warehouse.StartAsync(lines: many);
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var answer = await org.QueryAsync("SELECT (SELECT Product__c FROM Lines__r ORDER BY Product__c) FROM Supplier__x WHERE ExternalId = '1'");
        Assert.True(answer.Status == 200, answer.Body);
        Assert.Equal(8, answer.Json.GetProperty("records")[0].GetProperty("Lines__r").GetProperty("records").GetArrayLength());
    }

    [Fact]
    public async Task An_indirect_look_up_finds_the_ordinary_parent_by_its_unique_external_id_and_back()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var account = await org.CreateAsync("Account", """{"Name":"One","Number__c":"A-1"}""");
        await org.CreateAsync("Account", """{"Name":"Nine","Number__c":"A-9"}""");
        var answer = await org.QueryAsync("SELECT CompanyName__c, AccountNumber__r.Name, AccountNumber__r.Id FROM Supplier__x ORDER BY CompanyName__c");
        Assert.True(answer.Status == 200, answer.Body);
        var records = answer.Json.GetProperty("records");
        Assert.Equal(account.ToString(), records[0].GetProperty("AccountNumber__r").GetProperty("Id").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, records[1].GetProperty("AccountNumber__r").ValueKind);
        var back = await org.QueryAsync("SELECT Name, (SELECT CompanyName__c FROM Suppliers__r) FROM Account WHERE Number__c != null ORDER BY Name DESC");
        Assert.True(back.Status == 200, back.Body);
        Assert.Equal("Acme", back.Json.GetProperty("records")[0].GetProperty("Suppliers__r").GetProperty("records")[0].GetProperty("CompanyName__c").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, back.Json.GetProperty("records")[1].GetProperty("Suppliers__r").ValueKind);
        Assert.EndsWith("$filter=AccountNumber eq 'A-1' or AccountNumber eq 'A-9'&$top=1001", warehouse.Asked.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ordinary_record_looks_up_an_external_one_and_is_found_by_it()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        await org.CreateAsync("Account", """{"Name":"One","Best__c":"1"}""");
        await org.CreateAsync("Account", """{"Name":"Two","Best__c":"2"}""");
        await org.CreateAsync("Account", """{"Name":"Gone","Best__c":"99"}""");
        var answer = await org.QueryAsync("SELECT Name, Best__c, Best__r.City__c FROM Account WHERE Best__c != null ORDER BY Name");
        Assert.True(answer.Status == 200, answer.Body);
        Assert.Equal([null, "Boston", "Paris"], answer.Json.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("Best__r") is { ValueKind: System.Text.Json.JsonValueKind.Object } best ? best.GetProperty("City__c").GetString() : null));
        Assert.Equal(["Two"], (await org.QueryAsync("SELECT Name FROM Account WHERE Best__r.Country__c = 'France'")).Column("Name"));
        var back = await org.QueryAsync("SELECT City__c, (SELECT Name FROM BestOf__r) FROM Supplier__x WHERE ExternalId = '1'");
        Assert.True(back.Status == 200, back.Body);
        Assert.Equal("One", back.Json.GetProperty("records")[0].GetProperty("BestOf__r").GetProperty("records")[0].GetProperty("Name").GetString());
    }

    [Fact]
    public async Task Filters_on_parents_become_filters_on_their_keys()
    {
        await using var warehouse = await Warehouse.StartAsync(lines: lines);
        await using var org = await ExternalOrg.StartAsync(warehouse);
        await org.CreateAsync("Account", """{"Name":"One","Industry":"Banking","Number__c":"A-1"}""");
        Assert.Equal(["Bolt", "Nut"], (await org.QueryAsync("SELECT Product__c FROM Line__x WHERE SupplierID__r.City__c = 'Boston' ORDER BY Product__c")).Column("Product__c"));
        Assert.Equal(["GET Suppliers?$select=SupplierID&$count=true&$filter=City eq 'Boston'&$top=1001", "GET Lines?$select=Line,OrderNo,Product&$count=true&$filter=SupplierID eq 1&$orderby=Product&$top=500"], warehouse.Asked);
        Assert.Equal(["Acme"], (await org.QueryAsync("SELECT CompanyName__c FROM Supplier__x WHERE AccountNumber__r.Industry = 'Banking'")).Column("CompanyName__c"));
        Assert.Equal(["Bolt", "Nut"], (await org.QueryAsync("SELECT Product__c FROM Line__x WHERE SupplierID__r.AccountNumber__r.Name = 'One' ORDER BY Product__c")).Column("Product__c"));
        Assert.Empty((await org.QueryAsync("SELECT CompanyName__c FROM Supplier__x WHERE AccountNumber__r.Industry = 'Chemicals'")).Column("CompanyName__c"));
        (await org.QueryAsync("SELECT Id FROM Line__x WHERE SupplierID__r.City__c != 'Boston'")).IsError("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", "OR, NOT, != or null");
        (await org.QueryAsync("SELECT Id FROM Line__x WHERE SupplierID__r.City__c = 'Boston' OR Product__c = 'Saw'")).IsError("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", "OR, NOT, != or null");
    }

    [Fact]
    public async Task A_query_joins_four_times_at_most()
    {
        await using var warehouse = await Warehouse.StartAsync(lines: lines);
        await using var org = await ExternalOrg.StartAsync(warehouse);
        Assert.Equal(200, (await org.QueryAsync("SELECT SupplierID__r.AccountNumber__r.Owner.Name FROM Line__x WHERE SupplierID__r.City__c = 'Boston'")).Status);
        (await org.QueryAsync("SELECT SupplierID__r.AccountNumber__r.Best__r.AccountNumber__r.Name FROM Line__x WHERE SupplierID__r.City__c = 'Boston'")).IsError("EXTERNAL_OBJECT_EXCEPTION", "4 joins at most");
    }

    [Fact]
    public async Task In_a_transaction_external_objects_are_refused_and_reads_alone_are_none()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        const string read = """{"method":"GET","url":"/services/data/v66.0/query?q=SELECT+City__c+FROM+Supplier__x+LIMIT+1","referenceId":"a"}""";
        var reads = await org.SendAsync("POST", "/composite", $$"""{"allOrNone":true,"compositeRequest":[{{read}}]}""");
        Assert.Contains("Boston", reads.Body, StringComparison.Ordinal);
        var mixed = await org.SendAsync("POST", "/composite", $$"""{"allOrNone":true,"compositeRequest":[{"method":"POST","url":"/services/data/v66.0/sobjects/Account","referenceId":"b","body":{"Name":"x"} },{{read}}]}""");
        Assert.Contains("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", mixed.Body, StringComparison.Ordinal);
        Assert.Empty((await org.QueryAsync("SELECT Name FROM Account WHERE Name = 'x'")).Column("Name"));
    }
}
