namespace FakeForce.Engine.Soql;

/// <summary>One line of Salesforce's table of query errors: its code and its text.</summary>
internal sealed record SoqlError(string Code, string Text)
{
    /// <summary>The positional form, which names the place in the query: nearly every error has it.</summary>
    public SalesforceException At(string source, int position) => new(Code, SourcePosition.Of(source, position).Describe() + Text);

    public SalesforceException Plain() => new(Code, Text);
}

/// <summary>
/// Every way in which a query is refused, but for the filters that single sObjects require (<see cref="Binding.RequiredFilters"/>).
/// Codes and texts are Salesforce's; behind a rule whose text is not known stands "ours".
/// </summary>
internal static class SoqlErrors
{
    private const string CustomField = "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ";
    private const string CustomRelationship = "If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ";
    private const string CustomObject = "If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ";
    private const string SeeDescribe = "Please reference your WSDL or the describe call for the appropriate names.";

    // Names
    public static SoqlError NoSuchColumn(string column, string entity) => InvalidField($"No such column '{column}' on entity '{entity}'. {CustomField}{SeeDescribe}");
    public static SoqlError NoSuchRelationship(string name) => InvalidField($"Didn't understand relationship '{name}' in field path. {CustomRelationship}{SeeDescribe}");
    public static SoqlError NoSuchType(string name) => new("INVALID_TYPE", $"sObject type '{name}' is not supported. {CustomObject}{SeeDescribe}");

    /// <summary>Without a position: the query is understood and the object is the trouble.</summary>
    public static SoqlError NotQueryable(string type) => new("INVALID_TYPE_FOR_OPERATION", $"entity type {type} does not support query");

    // Fields that may not stand where they stand
    public static SoqlError MustNotBeQuoted(string field, string type) => InvalidField($"value of filter criterion for field '{field}' must be of type {type} and should not be enclosed in quotes");
    public static SoqlError MustBeQuoted(string field, string type) => InvalidField($"value of filter criterion for field '{field}' must be of type {type} and should be enclosed in quotes");
    public static SoqlError NotFilterable(string field) => InvalidField($"field '{field}' can not be filtered in a query call");
    public static SoqlError NotSortable(string field) => InvalidField($"field {field} can not be sorted in a query call");
    public static SoqlError NotGroupable(string field) => InvalidField($"field '{field}' can not be grouped in a query call");
    public static SoqlError DuplicateField(string field) => InvalidField($"duplicate field selected: {field}");
    public static SoqlError InvalidId(string text) => new("INVALID_QUERY_FILTER_OPERATOR", $"invalid ID field: {text}");
    public static SoqlError InvalidOperator(string type) => new("INVALID_QUERY_FILTER_OPERATOR", $"invalid operator on {type} field");

    // Syntax
    public static SoqlError UnexpectedToken(string token) => Malformed($"unexpected token: '{token}'");
    public static SoqlError ExpectedCloseParenthesis(string found) => Malformed($"expecting a right parentheses, found '{found}'");
    public static SoqlError NoViableCharacter(SourcePosition at, char character) => Malformed($"line {at.Row}:{at.Column} no viable alternative at character '{character}'");
    public static SoqlError UnterminatedString(SourcePosition at) => Malformed($"line {at.Row}:{at.Column} mismatched character '<EOF>' expecting '''");
    public static readonly SoqlError BindVariable = Malformed("Bind variables only allowed in Apex code");
    public static readonly SoqlError NoQuery = Malformed("A query string has to be specified");
    public static readonly SoqlError TooLong = Malformed("SOQL statements can not be longer than 100000 characters.");
    public static readonly SoqlError StringTooLong = Malformed("a string in a WHERE clause exceeds the maximum length of 4,000 characters"); // ours
    public static readonly SoqlError AliasWithoutAggregate = Malformed("only aggregate expressions use field aliasing");
    public static SoqlError InvalidDate(string text) => Malformed($"invalid date: {text}"); // ours
    public static SoqlError InvalidMoment(string text) => Malformed($"Invalid datetime: {text}");
    public static SoqlError MissingValue(string found) => Malformed($"missing value at '{found}'");
    public static SoqlError MissingEnd(string found) => Malformed($"Missing 'END' at '{found}'");
    public static SoqlError WhenNotUnique(string type) => Malformed($"WHEN clause operand [{type}] is not unique");
    public static readonly SoqlError NegativeLimit = Malformed("Limit must be a non-negative value");
    public static readonly SoqlError NegativeOffset = Malformed("SOQL offset must be a non-negative value");

    /// <summary>Observed: github.com/tprouvot/Salesforce-Inspector-reloaded, issue 1323.</summary>
    public static SoqlError OneRowOnly(int rows) => Malformed($"When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval. Result size: {rows}");

    // Functions
    public static SoqlError FieldLacksFunction(string function, string field) => Malformed($"field {field} does not support function {function}"); // ours
    public static SoqlError FunctionNotIn(string function, string clause) => Malformed($"function {function} is not allowed in {clause}"); // ours
    public static SoqlError NeedsCurrencies(string what) => Malformed($"{what} requires that the org has multiple currencies enabled"); // ours
    public static SoqlError UnknownCurrency(string code) => Malformed($"the org has no active currency with a conversion rate for: {code}"); // ours
    public static SoqlError MixedCurrencies(string field) => Malformed($"currency values with and without an ISO code cannot be mixed for field {field}"); // ours

    // FIELDS(…)
    public static readonly SoqlError FieldsNotYetThere = new("UNSUPPORTED_API_VERSION", "The SOQL FIELDS function is not supported in this version of the API");
    public static readonly SoqlError FieldsNeedsLimit = Malformed("The SOQL FIELDS function must have a LIMIT of at most 200");
    public static readonly SoqlError FieldsIsEmpty = Malformed("'FIELDS(...)' expansion function must result in at least one field being selected.");

    // Semi-joins
    public static readonly SoqlError SemiJoinWithOr = Malformed("Semi join sub-selects are not allowed with the 'OR' operator");
    public static readonly SoqlError SemiJoinNotAtTop = Malformed("Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.");
    public static readonly SoqlError SemiJoinNested = Malformed("Nesting of semi join sub-selects is not supported");
    public static readonly SoqlError TooManySemiJoins = Malformed("Maximum 2 semi join sub-selects are allowed");
    public static SoqlError SemiJoinBadSelect(string what) => Malformed($"The inner select of a semi join must select exactly one id or reference field: '{what}'"); // ours
    public static SoqlError SemiJoinTypeMismatch(string field, string inner) => Malformed($"The left operand field in the where expression and the selected field in the inner query must refer to the same type of object: '{field}', '{inner}'"); // ours
    public static readonly SoqlError SemiJoinSameType = Malformed("The inner and outer selects should not be on the same object type");
    public static SoqlError SemiJoinLeftPath(string path) => Malformed($"Semi join sub-selects need an id or reference field of the queried object on their left: '{path}'"); // ours
    public static SoqlError SemiJoinBarred(string type) => Malformed($"Entity '{type}' is not supported for semi join inner selects");

    // Custom metadata types (Tooling API guide, "SOQL operation limitations")
    public static readonly SoqlError StorageType = new("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", "The requested operation is not yet supported by this SObject storage type, contact salesforce.com support for more information.");
    public static readonly SoqlError Disjunctions = Malformed("Disjunctions not supported");

    // USING SCOPE
    public static SoqlError ScopeNotSupported(string scope, string type) => Malformed($"Scope '{scope}' is not supported on sObject type '{type}'"); // ours
    public static readonly SoqlError ScopeWithSubSelect = Malformed("USING SCOPE is not allowed in a query with sub-selects"); // ours

    // Aggregates
    public static SoqlError MustBeGrouped(string field) => Malformed($"Field must be grouped or aggregated: {field}");
    public static SoqlError OrderMustBeGrouped(string field) => Malformed($"Ordered field must be grouped or aggregated: {field}");
    public static SoqlError DuplicateGrouping(string field) => Malformed($"duplicate grouping expression: {field}");
    public static SoqlError GroupedAndAggregated(string field) => Malformed($"Grouped field should not be aggregated: {field}");
    public static SoqlError DuplicateAlias(string alias) => Malformed($"duplicate alias: {alias}"); // ours
    public static SoqlError OverallAggregateWith(string clause) => Malformed($"Non-grouped query that uses overall aggregate functions cannot also use {clause}");
    public static SoqlError NotAggregatable(string field, string function) => Malformed($"field {field} does not support aggregate operator {function}");
    public static readonly SoqlError TooManyGroups = new("EXCEEDED_ID_LIMIT", "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch");

    // Limits
    public static readonly SoqlError OffsetTooLarge = new("NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000");
    public static readonly SoqlError TooManySubQueries = Malformed("SOQL statements cannot query more than 20 different child types.");
    public static readonly SoqlError TooManyParents = Malformed("Cannot have more than 55 child-to-parent relationships in a query"); // ours
    public static readonly SoqlError PathTooLong = Malformed("SOQL statements cannot query foreign key relationships more than 5 levels away from the root entity object.");
    public static readonly SoqlError SubQueryTooDeep = Malformed("SOQL statements cannot query aggregate relationships more than 1 level away from the root entity object.");
    public static readonly SoqlError SubQueryFarTooDeep = Malformed("SOQL statements cannot query aggregate relationships more than 4 levels away from the root entity object."); // ours
    public static readonly SoqlError SubQueryOffset = Malformed("OFFSET in a sub-query needs a parent query with LIMIT 1"); // ours
    public static readonly SoqlError TooManyOrderings = Malformed("Cannot order by more than 32 fields"); // ours
    public static readonly SoqlError InvalidLocator = new("INVALID_QUERY_LOCATOR", "invalid query locator");

    // Objects whose rows are derived (texts as real orgs gave them; see Derived/)
    public static SoqlError ReifiedFilterRequired(string type, IReadOnlyList<string> columns) => Malformed($"{type}: a filter on a reified column is required [{string.Join(',', columns)}]");
    public static readonly SoqlError NotByThisStorage = new("INVALID_OPERATION", "The requested operation is not yet supported by this SObject storage type, contact salesforce.com support for more information.");
    public static readonly SoqlError NoDisjunctions = Malformed("Disjunctions not supported");
    public static readonly SoqlError OnlyEquals = Malformed("Only equals comparisons permitted");
    public static readonly SoqlError UnsupportedFilter = Malformed("Unsupported filter type");
    public static SoqlError NoQueryMore(string type) => new("EXCEEDED_ID_LIMIT", $"{type} does not support queryMore(), use LIMIT to restrict the results to a single batch");
    public static readonly SoqlError RecordAccessSelect = InvalidField("Can select only RecordId, a Has*Access field, and MaxAccessLevel");
    public static readonly SoqlError RecordAccessNoRecord = InvalidField("RecordId field must be selected");
    public static readonly SoqlError RecordAccessFilter = Malformed("UserRecordAccess requires a filter by a single UserId, and by RecordId using the equals operator or multiple Ids using the IN operator");
    public static readonly SoqlError RecordAccessTooMany = Malformed("Number of records exceeds limit:200");

    /// <summary>What Salesforce runs and FakeForce does not yet: refused, never ignored.</summary>
    public static SoqlError NotSupportedYet(string clause) => Malformed($"{clause} is not supported yet by FakeForce");

    // Ours: the constraints are documented, their texts are not.
    public static readonly SoqlError ActivitiesOfSeveral = Malformed("Implementation restriction: without View All Data, activities are queried of one record at a time");
    public static SoqlError ActivityList(string name, string wanted) => Malformed($"Implementation restriction: without View All Data, a query of {name} has no WHERE, a LIMIT of 500 or fewer, and ORDER BY {wanted}");

    private static SoqlError Malformed(string text) => new("MALFORMED_QUERY", text);
    private static SoqlError InvalidField(string text) => new("INVALID_FIELD", text);
}
