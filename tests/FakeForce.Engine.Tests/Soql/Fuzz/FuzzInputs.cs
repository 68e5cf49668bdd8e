using System.Text;

namespace FakeForce.Engine.Tests.Soql.Fuzz;

/// <summary>Makes inputs that are nearly queries: good ones with something wrong, words in a row, and plain noise.</summary>
public sealed class FuzzInputs(int seed)
{
    private static readonly string[] words =
    [
        "SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IN", "LIKE", "INCLUDES", "EXCLUDES", "ORDER", "BY", "GROUP", "HAVING", "LIMIT", "OFFSET", "NULLS", "FIRST", "LAST", "ASC", "DESC", "FOR", "VIEW",
        "REFERENCE", "UPDATE", "TRACKING", "ALL", "ROWS", "AS", "Account", "Contact", "Contacts", "Case", "User", "Id", "Name", "Owner", "Owner.Name", "Rating", "AnnualRevenue", "CreatedDate", "COUNT()",
        "COUNT(Id)", "MAX(Name)", "SUM(Name)", "CALENDAR_YEAR(CreatedDate)", "DAY_ONLY(convertTimezone(CreatedDate))", "FIELDS(ALL)", "FIELDS(STANDARD)", "TYPEOF", "WHEN", "THEN", "ELSE", "END", "USING",
        "SCOPE", "mine", "WITH", "SECURITY_ENFORCED", "DATA", "CATEGORY", "ROLLUP(Name)", "CUBE", "GROUPING(Name)", "toLabel(Rating)", "FORMAT(AnnualRevenue)", "convertCurrency(AnnualRevenue)",
        "DISTANCE(BillingAddress, GEOLOCATION(1,2), 'km')", "TODAY", "LAST_N_DAYS:3", "N_FISCAL_YEARS_AGO:-2147483647", "NEXT_N_WEEKS:2147483647", "null", "true", "USD5", "'x'", "'001000000000001'", "'", "\\",
        "5", "-1.5", "1e400", "99999999999999999999", "2020-01-01", "2020-13-45", "2020-01-01T00:00:00Z", "2020-01-01T00:00:00", "10:00:00Z", "(", ")", "(", ")", ",", ",", ".", "=", "!=", "<", ">=", "<>", ":",
        ":x", "\"", "é", "\n", "\uD800", "\0", "{", ";", "*", "''", "'\\u12'", "'%\\'",
    ];

    private static readonly string[] good =
    [
        "SELECT Id, Name, Owner.Name, Parent.Parent.Name FROM Account WHERE Name LIKE 'a%' AND (AnnualRevenue > 5 OR Rating IN ('Hot', null)) ORDER BY Name DESC NULLS LAST LIMIT 5 OFFSET 2",
        "SELECT Name, (SELECT LastName, (SELECT Subject FROM Cases) FROM Contacts WHERE Email != null ORDER BY Name LIMIT 3) FROM Account a WHERE a.Id IN (SELECT AccountId FROM Contact WHERE Name = 'x')",
        "SELECT Rating, COUNT(Id) n, SUM(AnnualRevenue) FROM Account WHERE CreatedDate = LAST_N_DAYS:3 GROUP BY ROLLUP(Rating, OwnerId) HAVING COUNT(Id) > 1 ORDER BY COUNT(Id)",
        "SELECT TYPEOF Owner WHEN User THEN Name, Email WHEN Group THEN Name ELSE Id END, CaseNumber FROM Case WHERE NOT (Owner.Type = 'User')",
        "SELECT COUNT() FROM Contact c, c.Account a WHERE a.Name = 'x' AND CALENDAR_YEAR(a.CreatedDate) = 2020",
        "SELECT DISTANCE(BillingAddress, GEOLOCATION(10, -20.5), 'mi') d FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(1,2), 'km') < 20 ORDER BY DISTANCE(BillingAddress, GEOLOCATION(1,2), 'km')",
        "SELECT FIELDS(STANDARD) FROM User WHERE IsActive = true LIMIT 200",
        "SELECT toLabel(Rating) r, FORMAT(AnnualRevenue) f FROM Account USING SCOPE mine WHERE toLabel(Rating) = 'Hot!' FOR VIEW",
    ];

    private readonly Random random = new(seed);

    public string Next() => random.Next(8) switch
    {
        0 => Words(""),
        1 => Words("SELECT Id FROM Account "),
        2 => Words("SELECT Id FROM Account WHERE "),
        3 => Noise("SELECT Id FROM Account WHERE Name = "),
        4 => Noise(""),
        _ => Spoilt(good[random.Next(good.Length)]),
    };

    /// <summary>A query with one to four things done to it, after which it may be wrong or still right.</summary>
    public string Spoilt(string query)
    {
        var pieces = Pieces(query);
        for (var i = random.Next(1, 5); i > 0 && pieces.Count > 0; i--) Spoil(pieces);
        var text = string.Concat(pieces);
        return random.Next(6) == 0 ? WithNoise(text) : text;
    }

    private void Spoil(List<string> pieces)
    {
        var (at, other) = (random.Next(pieces.Count), random.Next(pieces.Count));
        switch (random.Next(9))
        {
            case 0: (pieces[at], pieces[other]) = (pieces[other], pieces[at]); break;
            case 1: pieces.RemoveAt(at); break;
            case 2: pieces.Insert(other, pieces[at]); break;
            case 3: pieces[at] = " " + Word() + " "; break;
            case 4: pieces.Insert(at, " " + Word() + " "); break;
            case 5: pieces.RemoveRange(at, random.Next(pieces.Count - at)); break;
            case 6: pieces.AddRange(pieces.GetRange(at, random.Next(pieces.Count - at))); break;
            case 7: pieces[at] = Deep(pieces[at]); break;
            default: pieces[at] = pieces[at].Length > 1 ? pieces[at][..^1] : pieces[at] + "x"; break;
        }
    }

    // Brackets and lists far beyond what anybody writes, though rarely the longest, which take long only to make.
    private string Deep(string piece)
    {
        var times = random.Next(50) == 0 ? random.Next(30_000) : random.Next(130);
        return random.Next(6) switch
        {
            0 => new string('(', times) + piece + new string(')', times),
            1 => new string('(', times) + piece,
            2 => string.Concat(Enumerable.Repeat("NOT (", times)) + piece,
            3 => string.Concat(Enumerable.Repeat("(SELECT Id, ", times)) + piece,
            4 => string.Join(',', Enumerable.Repeat(piece, Math.Min(times, 2_000))),
            _ => string.Join('.', Enumerable.Repeat("Parent", times)) + "." + piece,
        };
    }

    private static List<string> Pieces(string query)
    {
        var pieces = new List<string>();
        for (var i = 0; i < query.Length;)
        {
            var start = i;
            if (query[i] == '\'') for (i++; i < query.Length && (query[i] != '\'' || query[i - 1] == '\\');) i++;
            else while (i + 1 < query.Length && char.IsLetterOrDigit(query[i]) && char.IsLetterOrDigit(query[i + 1])) i++;
            i = Math.Min(i + 1, query.Length);
            pieces.Add(query[start..i]);
        }
        return pieces;
    }

    private string Word() => words[random.Next(words.Length)];

    private string Words(string start) => start + string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(20)).Select(_ => Word()));

    private string Noise(string start)
    {
        var text = new StringBuilder(start);
        for (var i = random.Next(40); i > 0; i--) text.Append(Character());
        return text.ToString();
    }

    private string WithNoise(string text)
    {
        var chars = text.ToCharArray();
        for (var i = random.Next(4); i >= 0 && chars.Length > 0; i--) chars[random.Next(chars.Length)] = Character();
        return new string(chars);
    }

    private char Character() => random.Next(4) switch { 0 => (char)random.Next(char.MaxValue + 1), 1 => "'\\()=,.:%_\"\n"[random.Next(12)], _ => (char)random.Next(128) };
}
