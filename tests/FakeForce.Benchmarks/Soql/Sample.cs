using FakeForce.Engine;

namespace FakeForce.Benchmarks.Soql;

internal sealed record AccountRow(int Number, string Name, string Key, string Industry, string Type, double Revenue, long Employees, string City, string Phone, long Created);

internal sealed record ContactRow(int Number, int Account, string FirstName, string LastName, string Email, string Title, long Birthdate, long Created);

internal sealed record OpportunityRow(int Number, int Account, string Name, string Stage, double Amount, long CloseDate, bool IsWon, long Created);

/// <summary>
/// The rows that both databases hold: the same for the same number, and irregular enough that no index is helped by the
/// order. Some values are null. Moments are in milliseconds and days in days since 1970, at <see cref="Now"/>.
/// </summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] adjectives = ["Blue", "Bright", "Central", "Coastal", "Eastern", "First", "General", "Golden", "Grand", "Great", "Green", "Harbor", "Inner", "Iron", "Lake", "Metro", "Modern", "Northern", "Pacific", "Pioneer", "Prime", "Rapid", "River", "Royal", "Silver", "Solid", "Southern", "Summit", "United", "Western"];
    private static readonly string[] nouns = ["Bakery", "Builders", "Capital", "Chemicals", "Clinics", "Dairy", "Design", "Energy", "Farms", "Foods", "Foundry", "Freight", "Homes", "Hotels", "Insurance", "Labs", "Logistics", "Media", "Motors", "Networks", "Optics", "Paper", "Plastics", "Power", "Robotics", "Software", "Steel", "Textiles", "Tools", "Travel"];
    private static readonly string[] forms = ["Inc", "Ltd", "GmbH", "SA", "plc"];
    private static readonly string[] industries = ["Agriculture", "Banking", "Biotechnology", "Chemicals", "Construction", "Education", "Energy", "Finance", "Healthcare", "Insurance", "Manufacturing", "Media", "Retail", "Technology", "Utilities"];
    private static readonly string[] types = ["Prospect", "Customer - Direct", "Customer - Channel", "Other"];
    private static readonly string[] cities = ["Amsterdam", "Athens", "Berlin", "Bogota", "Boston", "Cairo", "Chicago", "Dublin", "Geneva", "Hanoi", "Kyoto", "Lagos", "Lima", "Lisbon", "London", "Madrid", "Nairobi", "Oslo", "Paris", "Prague"];
    private static readonly string[] firstNames = ["Ada", "Alan", "Barbara", "Claude", "Donald", "Edsger", "Frances", "Grace", "Hedy", "Ida", "John", "Katherine", "Linus", "Margaret", "Niklaus", "Radia"];
    private static readonly string[] lastNames = ["Adams", "Brown", "Costa", "Dubois", "Evans", "Fischer", "Garcia", "Hansen", "Ito", "Jones", "Kim", "Lopez", "Moreau", "Novak", "Okafor", "Patel", "Rossi", "Silva", "Tanaka", "Weber"];
    private static readonly string[] stages = ["Prospecting", "Qualification", "Needs Analysis", "Value Proposition", "Proposal/Price Quote", "Negotiation/Review", "Closed Won", "Closed Lost"];

    public static AccountRow Account(int number)
    {
        var r = new Draw((ulong)number * 3);
        var name = $"{r.Of(adjectives)} {r.Of(nouns)} {r.Of(forms)} {number}";
        return new AccountRow(number, name, $"K-{r.Next(9_000) + 1_000}-{number}", r.Next(20) == 0 ? "" : r.Of(industries), r.Of(types),
            r.Next(1_000_000_000), (long)r.Next(50_000), r.Of(cities), $"+1 555 {r.Next(10_000_000):D7}", MomentIn(r, days: 1_500));
    }

    public static ContactRow Contact(int number, int accounts)
    {
        var r = new Draw((ulong)number * 3 + 1);
        var (first, last) = (r.Of(firstNames), r.Of(lastNames));
        return new ContactRow(number, r.Next(50) == 0 ? 0 : (int)r.Next((ulong)accounts) + 1, first, last, $"{first}.{last}{number}@example.com", r.Next(3) == 0 ? "Manager" : "Engineer", (long)r.Next(20_000), MomentIn(r, days: 1_500));
    }

    public static OpportunityRow Opportunity(int number, int accounts)
    {
        var r = new Draw((ulong)number * 3 + 2);
        var stage = r.Of(stages);
        return new OpportunityRow(number, (int)r.Next((ulong)accounts) + 1, $"Deal {number}", stage, r.Next(100_000_000) / 100.0, DayOf(Now) + (long)r.Next(1_000) - 700, stage == "Closed Won", MomentIn(r, days: 1_500));
    }

    public static long DayOf(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 86_400_000;

    public static RecordId Id(string prefix, int number) => new(KeyPrefix.Parse(prefix), number);

    private static long MomentIn(Draw r, int days) => Now.ToUnixTimeMilliseconds() / 1000 * 1000 - (long)r.Next((ulong)days * 86_400) * 1000;

    /// <summary>SplitMix64: the same stream of draws for the same row.</summary>
    private sealed class Draw(ulong seed)
    {
        private ulong state = seed * 0x9E3779B97F4A7C15UL;

        public ulong Next(ulong below)
        {
            var z = state += 0x9E3779B97F4A7C15UL;
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ z >> 27) * 0x94D049BB133111EBUL;
            return (z ^ z >> 31) % below;
        }

        public string Of(string[] values) => values[Next((ulong)values.Length)];
    }
}
