namespace FakeForce.Engine.Formula.Functions;

/// <summary>The three characters that make a 15-character id safe for stores that ignore case: each tells which of five are capitals.</summary>
internal static class CaseMarks
{
    private const string Marks = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    public static string Of(string id) => string.Create(3, id, static (marks, letters) =>
    {
        for (var chunk = 0; chunk < 3; chunk++)
        {
            var bits = 0;
            for (var i = 0; i < 5; i++)
                if (char.IsAsciiLetterUpper(letters[chunk * 5 + i])) bits |= 1 << i;
            marks[chunk] = Marks[bits];
        }
    });
}
