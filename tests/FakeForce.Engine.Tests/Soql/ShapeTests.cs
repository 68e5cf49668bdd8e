namespace FakeForce.Engine.Tests.Soql;

public sealed class ShapeTests
{
    private readonly SmallOrg org = new();

    public ShapeTests()
    {
        var profile = org.Add("Profile", "Name=Admin");
        var ann = org.Add("User", "Name=Ann", "Username=ann@x", $"ProfileId={profile}");
        var queue = org.Add("Group", "Name=Queue");
        var acme = org.Add("Account", "Name=Acme", $"OwnerId={ann}");
        var bolt = org.Add("Account", "Name=Bolt", $"ParentId={acme}");
        var bee = org.Add("Contact", "LastName=Bee", "Name=Bee", $"AccountId={acme}");
        org.Add("Contact", "LastName=Cee", "Name=Cee", $"AccountId={acme}", $"ReportsToId={bee}");
        org.Add("Contact", "LastName=Dee", "Name=Dee", $"AccountId={bolt}");
        org.Add("Case", "CaseNumber=1", $"OwnerId={ann}", $"ContactId={bee}");
        org.Add("Case", "CaseNumber=2", $"OwnerId={queue}");
        org.Add("Gadget__c", "Name=G", $"Maker__c={acme}");
    }

    [Theory]
    [InlineData("SELECT name FROM account WHERE Name = 'Acme'", "{Name:Acme}")]
    [InlineData("SELECT LastName, account.name, Account.Owner.Name, FirstName FROM Contact LIMIT 1", "{LastName:Bee,Account:Account{Name:Acme,Owner:User{Name:Ann}},FirstName:null}")]
    [InlineData("SELECT Parent.Name FROM Account", "{Parent:null}{Parent:Account{Name:Acme}}")]
    [InlineData("SELECT Maker__r.Name FROM Gadget__c", "{Maker__r:Account{Name:Acme}}")]
    [InlineData("SELECT Owner.Name, Owner.Type, Owner.Username, Owner.Profile.Name FROM Case", "{Owner:Name{Name:Ann,Type:User,Username:ann@x,Profile:Profile{Name:Admin}}}{Owner:Name{Name:Queue,Type:Group,Username:null,Profile:null}}")]
    [InlineData("SELECT CaseNumber FROM Case WHERE Owner.Type = 'group'", "{CaseNumber:2}")]
    [InlineData("SELECT CaseNumber FROM Case WHERE Owner.Profile.Name = 'admin'", "{CaseNumber:1}")]
    [InlineData("SELECT CaseNumber FROM Case ORDER BY Owner.Name DESC", "{CaseNumber:2}{CaseNumber:1}")]
    [InlineData("SELECT Account.Name, (Select Contact.Name from Contacts) FROM Account", "{Name:Acme,Contacts:[{Name:Bee}{Name:Cee}]}{Name:Bolt,Contacts:[{Name:Dee}]}")]
    [InlineData("SELECT Name, (SELECT LastName FROM Account.Contacts WHERE LastName > 'B' ORDER BY LastName DESC LIMIT 1), (SELECT Name FROM ChildAccounts) FROM Account a", "{Name:Acme,Contacts:[{LastName:Cee}],ChildAccounts:[{Name:Bolt}]}{Name:Bolt,Contacts:[{LastName:Dee}],ChildAccounts:null}")]
    [InlineData("SELECT Name, (SELECT Name, (SELECT CaseNumber FROM Cases) FROM Contacts) FROM Account WHERE Name = 'Acme'", "{Name:Acme,Contacts:[{Name:Bee,Cases:[{CaseNumber:1}]}{Name:Cee,Cases:null}]}")]
    [InlineData("SELECT FIELDS(ALL) FROM Profile LIMIT 200", "{Id:00eFF0000000001YAA,IsDeleted:false,Name:Admin}")]
    [InlineData("SELECT FIELDS(CUSTOM) FROM Gadget__c LIMIT 1", "{Maker__c:001FF0000000001YAA}")]
    [InlineData("SELECT FIELDS(STANDARD) FROM Gadget__c", "{Id:a00FF0000000001YAA,IsDeleted:false,Name:G}")]
    [InlineData("SELECT TYPEOF Owner WHEN User THEN Username, Profile.Name END, CaseNumber FROM Case", "{Owner:User{Username:ann@x,Profile:Profile{Name:Admin}},CaseNumber:1}{Owner:null,CaseNumber:2}")]
    [InlineData("SELECT TYPEOF Owner WHEN User THEN Id ELSE Name, Type END FROM Case", "{Owner:User{Id:005FF0000000001YAA}}{Owner:Name{Name:Queue,Type:Group}}")]
    [InlineData("SELECT c.Name, a.Name FROM Contact c, c.Account a WHERE a.Name = 'Bolt'", "{Name:Dee,Account:Account{Name:Bolt}}")]
    public void Query_answers(string soql, string answer) => Assert.Equal(answer, org.Json(soql));

    [Theory]
    [InlineData("SELECT COUNT() FROM Contact", 3)]
    [InlineData("SELECT count() FROM Contact WHERE LastName = 'Bee'", 1)]
    [InlineData("SELECT COUNT() FROM Contact LIMIT 2", 2)]
    public void Count_counts_rows(string soql, int count)
    {
        var result = org.Run(soql);
        Assert.True(result.IsCount);
        Assert.Equal(count, result.TotalSize);
        Assert.Equal(0, result.AllRows().Count);
    }

    [Fact]
    public void A_result_sees_the_moment_of_its_query()
    {
        var result = org.Run("SELECT Name, (SELECT Name FROM Contacts) FROM Account WHERE Name = 'Bolt'");
        org.Delete(new RecordId(KeyPrefix.Parse("003"), 3));
        Assert.Equal("{Name:Bolt,Contacts:[{Name:Dee}]}", Answer.Of(result));
        Assert.Equal("{Name:Bolt,Contacts:null}", org.Json("SELECT Name, (SELECT Name FROM Contacts) FROM Account WHERE Name = 'Bolt'"));
    }
}
