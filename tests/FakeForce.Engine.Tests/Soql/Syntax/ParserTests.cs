using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Tests.Soql.Syntax;

/// <summary>Every rule of the grammar, from text to tree. What the words mean is not the parser's affair.</summary>
public sealed class ParserTests
{
    private const string Start = "SELECT Id FROM A ";

    [Theory]
    // query, selectList, selectItem
    [InlineData("SELECT Id FROM Account", "select[Id] from[Account]")]
    [InlineData("select\tid ,NAME\r\nfrom account", "select[id, NAME] from[account]")]
    [InlineData("SELECT Id, (SELECT Name FROM Contacts WHERE Name = null LIMIT 5), Owner.Name FROM Account", "select[Id, (select[Name] from[Contacts] where[Name = null] limit[5]), Owner.Name] from[Account]")]
    [InlineData("SELECT (SELECT (SELECT Id FROM C) FROM B) FROM A", "select[(select[(select[Id] from[C])] from[B])] from[A]")]
    // fields, typeOf
    [InlineData("SELECT FIELDS(ALL), fields ( custom ) FROM A", "select[fields(ALL), fields(custom)] from[A]")]
    [InlineData("SELECT Fields FROM A", "select[Fields] from[A]")]
    [InlineData("SELECT TYPEOF What WHEN Account THEN Phone, Name WHEN Case THEN Subject ELSE Id END, Id FROM Event", "select[typeof(What: Account -> Phone+Name, Case -> Subject, else -> Id), Id] from[Event]")]
    [InlineData("SELECT TYPEOF Owner WHEN User THEN Profile.Name END FROM Case", "select[typeof(Owner: User -> Profile.Name)] from[Case]")]
    [InlineData("SELECT TypeOf FROM A", "select[TypeOf] from[A]")]
    // operand, function, argument, alias
    [InlineData("SELECT COUNT() FROM A", "select[COUNT()] from[A]")]
    [InlineData("SELECT COUNT(Id) n, MAX(Owner.Name) FROM A", "select[COUNT(Id) as n, MAX(Owner.Name)] from[A]")]
    [InlineData("SELECT DISTANCE(Spot__c, GEOLOCATION(-37.5, +.25), 'mi') d FROM A", "select[DISTANCE(Spot__c, GEOLOCATION(-37.5, 0.25), 'mi') as d] from[A]")]
    [InlineData("SELECT FORMAT(convertCurrency(Amount)) a FROM A", "select[FORMAT(convertCurrency(Amount)) as a] from[A]")]
    [InlineData("SELECT COUNT(Id) order FROM A", "select[COUNT(Id) as order] from[A]")]
    // from
    [InlineData("SELECT a.Id FROM Account a", "select[a.Id] from[Account as a]")]
    [InlineData("SELECT a.Id FROM Account AS a", "select[a.Id] from[Account as a]")]
    [InlineData("SELECT Id FROM Contact c, c.Account a, a.Owner", "select[Id] from[Contact as c, c.Account as a, a.Owner]")]
    [InlineData("SELECT Id FROM Group", "select[Id] from[Group]")]
    [InlineData("SELECT Id FROM Order ORDER BY Id", "select[Id] from[Order] order[Id]")]
    public void Select_and_from_read(string soql, string tree) => Assert.Equal(tree, TreeText.Of(Parser.Parse(soql)));

    [Theory]
    // scope, with
    [InlineData("USING SCOPE Mine", "scope[Mine]")]
    [InlineData("WITH SECURITY_ENFORCED", "with[SECURITY_ENFORCED]")]
    [InlineData("WHERE Id = null WITH user_mode ORDER BY Id", "where[Id = null] with[USER_MODE] order[Id]")]
    [InlineData("WITH DATA CATEGORY Geo__c ABOVE usa__c AND Product__c AT (a__c, b__c) LIMIT 1", "with[DATA CATEGORY] limit[1]")]
    [InlineData("WITH RecordVisibilityContext (maxDescriptorPerRecord=100, supportsDomains=true)", "with[RECORDVISIBILITYCONTEXT]")]
    // condition, term
    [InlineData("WHERE a = 1 AND b = 2 AND c = 3", "where[and(a = 1, b = 2, c = 3)]")]
    [InlineData("WHERE a = 1 OR b = 2 OR c = 3", "where[or(a = 1, b = 2, c = 3)]")]
    [InlineData("WHERE (a = 1 OR b = 2) AND (NOT c = 3)", "where[and(or(a = 1, b = 2), not(c = 3))]")]
    [InlineData("WHERE NOT a = 1", "where[not(a = 1)]")]
    [InlineData("WHERE NOT (a = 1 AND (b = 2))", "where[not(and(a = 1, b = 2))]")]
    [InlineData("WHERE (((a = 1)))", "where[a = 1]")]
    // comparison
    [InlineData("WHERE a = 1 AND a != 1 AND a <> 1 AND a < 1 AND a <= 1 AND a > 1 AND a >= 1", "where[and(a = 1, a != 1, a != 1, a < 1, a <= 1, a > 1, a >= 1)]")]
    [InlineData("WHERE a LIKE 'x%' AND b.c NOT IN ('x', null) AND d in (1)", "where[and(a like 'x%', b.c notin('x', null), d in(1))]")]
    [InlineData("WHERE a INCLUDES ('x;y', 'z') AND b EXCLUDES ('x')", "where[and(a includes('x;y', 'z'), b excludes('x'))]")]
    [InlineData("WHERE CALENDAR_YEAR(convertTimezone(a)) > 2020", "where[CALENDAR_YEAR(convertTimezone(a)) > 2020]")]
    [InlineData("WHERE a IN (SELECT b FROM C) AND d NOT IN (SELECT e FROM F WHERE g = TRUE)", "where[and(a in (select[b] from[C]), d notin (select[e] from[F] where[g = true]))]")]
    // literals
    [InlineData("WHERE a = 'it\\'s \\\"\\\\ \\n\\u0041'", "where[a = 'it's \"\\ \nA']")]
    [InlineData("WHERE a IN (-1, +2.5, .5, 1e3, 12345678901)", "where[a in(-1, 2.5, 0.5, 1000, 12345678901)]")]
    [InlineData("WHERE a IN (TRUE, false, NULL)", "where[a in(true, false, null)]")]
    [InlineData("WHERE a > USD5000.5", "where[a > USD 5000.5]")]
    [InlineData("WHERE a = 1970-01-02 AND b = 1970-01-01T00:00:01Z AND c = 1970-01-01T01:00:00.5+01:00 AND d = 00:00:01Z", "where[and(a = date 1, b = datetime 1000, c = datetime 500, d = time 1000)]")]
    [InlineData("WHERE a = today AND b > LAST_N_DAYS:30 AND c < n_months_ago:2", "where[and(a = TODAY, b > LAST_N_DAYS:30, c < N_MONTHS_AGO:2)]")]
    public void Scope_where_and_with_read(string clauses, string tree) => Assert.Equal("select[Id] from[A] " + tree, TreeText.Of(Parser.Parse(Start + clauses)));

    [Theory]
    // groupBy, having
    [InlineData("GROUP BY a, b.c, CALENDAR_YEAR(d)", "group[a, b.c, CALENDAR_YEAR(d)]")]
    [InlineData("GROUP BY ROLLUP(a, b)", "group[rollup(a, b)]")]
    [InlineData("group by cube ( a )", "group[cube(a)]")]
    [InlineData("GROUP BY a HAVING COUNT(Id) > 1 AND (a LIKE 'x%' OR MAX(b) IN (1, 2))", "group[a] having[and(COUNT(Id) > 1, or(a like 'x%', MAX(b) in(1, 2)))]")]
    // orderBy, ordering
    [InlineData("ORDER BY a, b.c ASC, d DESC, e NULLS LAST, f DESC NULLS FIRST, COUNT(Id) desc nulls last", "order[a, b.c, d desc, e last, f desc, COUNT(Id) desc last]")]
    // count
    [InlineData("LIMIT 10 OFFSET 5", "limit[10] offset[5]")]
    [InlineData("OFFSET 0", "offset[0]")]
    // allRows, for, update
    [InlineData("ALL ROWS", "all[ALL]")]
    [InlineData("LIMIT 1 ALL ROWS FOR UPDATE", "limit[1] all[ALL] for[UPDATE]")]
    [InlineData("FOR UPDATE ALL ROWS", "all[ALL] for[UPDATE]")]
    [InlineData("FOR VIEW", "for[VIEW]")]
    [InlineData("FOR VIEW FOR REFERENCE", "for[VIEW, REFERENCE]")]
    [InlineData("FOR REFERENCE, VIEW UPDATE TRACKING", "for[REFERENCE, VIEW] update[TRACKING]")]
    [InlineData("UPDATE VIEWSTAT, TRACKING", "update[VIEWSTAT, TRACKING]")]
    // all of them in the order that Salesforce demands
    [InlineData("a USING SCOPE mine WHERE a = 1 WITH USER_MODE GROUP BY a HAVING a = 1 ORDER BY a LIMIT 1 OFFSET 1 FOR VIEW UPDATE TRACKING", "scope[mine] where[a = 1] with[USER_MODE] group[a] having[a = 1] order[a] limit[1] offset[1] for[VIEW] update[TRACKING]", " as a")]
    public void Clauses_behind_where_read(string clauses, string tree, string alias = "") =>
        Assert.Equal($"select[Id] from[A{alias}] {tree}", TreeText.Of(Parser.Parse(Start + clauses)));
}
