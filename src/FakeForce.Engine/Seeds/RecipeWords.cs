namespace FakeForce.Engine.Seeds;

/// <summary>Words that texts of recipes are made of. Their order is part of what a seed value stands for: add behind, never between.</summary>
internal static class RecipeWords
{
    private static readonly Dictionary<string, IReadOnlyList<string>> lists = new(StringComparer.Ordinal)
    {
        ["firstName"] = Split("Ada Amir Ana Ben Chloé Dana Elif Emma Finn Grace Hiro Ida Ines Ivan Jack Jing José Kofi Lea Liam Mara Mei Nils Noor Olga Omar Paul Priya Rosa Sven Tariq Zoë"),
        ["lastName"] = Split("Adams Bauer Chen Costa Dubois Evans Fischer García Haddad Ito Jansen Jones Kim Kowalski Larsen Lee López Martin Meyer Müller Nguyen Novak Okafor Patel Rossi Sato Schmidt Silva Singh Smith Tanaka Weber"),
        ["company"] = Split("Acme Alder Apex Arrow Atlas Aurora Beacon Birch Cedar Cobalt Crest Delta Ember Falcon Fjord Granite Harbor Helix Iris Juniper Keystone Lumen Maple Meridian Nimbus Orchid Pioneer Quartz Summit Tidal Vertex Zenith"),
        ["city"] = Split("Amsterdam Austin Berlin Boston Chicago Denver Dublin Geneva Hamburg Helsinki Kyoto Leeds Lima Lisbon London Lyon Madrid Milan Montréal Munich Nairobi Oslo Paris Porto Prague Quito Rome Seoul Sydney Tokyo Vienna Zürich"),
        ["street"] = ["Main Street", "High Street", "Park Avenue", "Mill Road", "Station Road", "Church Lane", "Market Square", "Harbour Way", "Garden Row", "King Street", "Lake Drive", "Hill Road", "Oak Street", "River Walk", "School Lane", "Bridge Street"],
    };

    public static IEnumerable<string> Names => lists.Keys;

    public static IReadOnlyList<string>? Find(string name) => lists.GetValueOrDefault(name);

    private static string[] Split(string words) => words.Split(' ');
}
