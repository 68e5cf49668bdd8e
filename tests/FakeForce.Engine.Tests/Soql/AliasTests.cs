using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Tests.Soql;

/// <summary>Aliases of objects, of relationships in FROM, and of what SELECT aggregates (SOQL and SOSL reference, "Alias notation").</summary>
public sealed class AliasTests
{
    private readonly SmallOrg org = new();

    public AliasTests()
    {
        var ann = org.Add("User", "Name=Ann");
        var acme = org.Add("Account", "Name=Acme", $"OwnerId={ann}");
        org.Add("Contact", "Name=C1", "LastName=Lee", $"AccountId={acme}");
        org.Add("Contact", "Name=C2", "LastName=Alone");
    }

    [Theory]
    [InlineData("SELECT c.LastName FROM Contact c WHERE c.Account.Name = 'Acme'", "{LastName:Lee}")]
    [InlineData("SELECT c.LastName, a.Name FROM Contact c, c.Account a WHERE a.Name = 'acme'", "{LastName:Lee,Account:Account{Name:Acme}}")]
    [InlineData("SELECT LastName FROM Contact c, c.Account a, a.Owner o WHERE o.Name = 'Ann'", "{LastName:Lee}")]
    [InlineData("SELECT LastName FROM Contact, Contact.Account WHERE Account.Name = 'Acme' ORDER BY Account.Name", "{LastName:Lee}")]
    [InlineData("SELECT Contact.LastName FROM Contact ORDER BY Contact.LastName DESC LIMIT 1", "{LastName:Lee}")]
    [InlineData("SELECT a.Name, (SELECT LastName FROM a.Contacts) FROM Account a", "{Name:Acme,Contacts:[{LastName:Lee}]}")]
    [InlineData("SELECT a.Name, (SELECT c.LastName FROM Account.Contacts c) FROM Account a", "{Name:Acme,Contacts:[{LastName:Lee}]}")]
    [InlineData("SELECT a.Name, COUNT(c.Id) FROM Contact c, c.Account a GROUP BY a.Name HAVING a.Name != null", "{Name:Acme,expr0:1}")]
    [InlineData("SELECT Account.Name n, MAX(LastName) FROM Contact GROUP BY Account.Name ORDER BY Account.Name NULLS LAST LIMIT 1", "{n:Acme,expr0:Lee}")]
    [InlineData("SELECT MAX(LastName) expr1, MIN(LastName), COUNT(Id) n FROM Contact", "{expr1:Lee,expr0:Alone,n:2}")]
    public void Alias_names(string soql, string answer) => Assert.Equal(answer, org.Json(soql));

    [Theory]
    [InlineData("AND")]
    [InlineData("asc")]
    [InlineData("DESC")]
    [InlineData("EXCLUDES")]
    [InlineData("FIRST")]
    [InlineData("GROUP")]
    [InlineData("HAVING")]
    [InlineData("IN")]
    [InlineData("INCLUDES")]
    [InlineData("LAST")]
    [InlineData("LIKE")]
    [InlineData("LIMIT")]
    [InlineData("NOT")]
    [InlineData("NULL")]
    [InlineData("NULLS")]
    [InlineData("OR")]
    [InlineData("SELECT")]
    [InlineData("USING")]
    [InlineData("WHERE")]
    [InlineData("with")]
    public void Reserved_words_are_no_aliases(string word)
    {
        Assert.True(Keywords.IsReserved(word));
        Assert.EndsWith($"unexpected token: '{word}'", org.Refused($"SELECT COUNT(Id) {word} FROM Account").Message, StringComparison.Ordinal);
        Assert.EndsWith($"unexpected token: '{word}'", org.Refused($"SELECT Id FROM Account AS {word}").Message, StringComparison.Ordinal);
        Assert.Equal("MALFORMED_QUERY", org.Refused($"SELECT {word}.Id FROM Account {word}").Code);
    }
}
