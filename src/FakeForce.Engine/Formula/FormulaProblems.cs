using FakeForce.Engine.Formula.Syntax;

namespace FakeForce.Engine.Formula;

/// <summary>The table of texts (labels.xml of salesforce/formula-engine), the two blanks of some included.</summary>
internal static class FormulaProblems
{
    public static FormulaException Missing(string what, int at) => new($"Syntax error.  Missing {what}", at);
    public static FormulaException Found(string what, int at) => new($"Syntax error.  Found '{what}'", at);
    public static FormulaException Extra(string what, int at) => new($"Syntax error. Extra {what}", at);
    public static FormulaException TooLong(int length, int most) => new($"Formula is too long ({length:N0} characters).  Maximum length is {most:N0} characters");
    public static FormulaException TooBig(int size, int most) => new($"Compiled formula is too big to execute ({size:N0} characters). Maximum size is {most:N0} characters");
    public static FormulaException NoField(string path, int at) => new($"Field {path} does not exist. Check spelling.", at);
    public static FormulaException NoTarget(string field, string target, int at) => new($"{target} is an invalid object type for the {field} field. Check spelling.", at);
    public static FormulaException NoFunction(string name, int at) => new($"Unknown function {name}. Check spelling.", at);
    public static FormulaException NotHere(string name, int at) => new($"Function {name} may not be used in this type of formula", at);
    public static FormulaException NoReference(string function, string field, int at) => new($"The {function} function cannot reference the {field} field.", at);
    public static FormulaException FieldType(string type, string field, int at) => new($"You referenced an unsupported field type called \"{type}\" using the following field: {field}", at);
    public static FormulaException Result(FormulaType got, FormulaType wanted) => new($"Formula result is data type ({got.Label()}), incompatible with expected data type ({(wanted == FormulaType.Boolean ? "true or false" : wanted.Label())}).");
    public static FormulaException Picklist(string field, int at) => new($"Field {field} is a picklist field. Picklist fields are only supported in certain functions.", at);
    public static FormulaException MultiPicklist(string field, int at) => new($"Field {field} is a multi-select picklist field. Multi-select picklist fields are only supported in certain functions.", at);
    public static FormulaException Circular(string fields) => new($"Formula cannot use another formula field that directly or indirectly refers to itself. {fields}");
    public static FormulaException Nested(string field, string problem) => new($"Error in referenced formula {field}, {problem}");

    public static FormulaException Count(Call call, int expected) =>
        new($"Incorrect number of parameters for {Describe(call.Name)}. Expected {expected}, received {call.Arguments.Count}", call.Position);

    public static FormulaException Argument(string function, int at) => new($"Incorrect argument type for {Describe(function)}. ", at);

    public static FormulaException Argument(string function, string expected, string received, int at) =>
        new($"Incorrect parameter type for {Describe(function)}. Expected {expected}, received {received}", at);

    public static FormulaException Value(string function, string why, int at) => new($"Incorrect parameter for {Describe(function)}. {why}", at);

    // Ours: no source says what Salesforce answers where it has no such limit or FakeForce lacks the function.
    public static FormulaException Unsupported(string what, int at) => new($"{what} is not supported by FakeForce", at);

    private static string Describe(string name) => char.IsLetter(name[0]) ? $"function '{name}()'" : $"operator '{name}'";
}
