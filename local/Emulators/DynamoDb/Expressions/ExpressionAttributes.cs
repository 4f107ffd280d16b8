using System.Buffers;
using System.Text;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// Binds the expressions of one request to its names and values, and holds the request to the rule that each placeholder is
/// defined and used.
/// </summary>
internal sealed class ExpressionAttributes
{
    private static readonly SearchValues<char> s_word =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters
    private const int BytesMax = 2 * 1024 * 1024;

    private readonly Request _request;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names;
    private readonly Dictionary<string, AttributeValue> _values;

    /// <summary>Reads a request's names and values; <paramref name="expressions"/> are the parameters that may use them.</summary>
    public ExpressionAttributes(Request request, params string[] expressions)
    {
        _request = request;
        var hasExpression = expressions.Any(request.Has);
        if (request.Has("ExpressionAttributeNames") && !hasExpression)
        {
            throw DynamoException.Validation("ExpressionAttributeNames can only be specified when using expressions");
        }

        if (request.Has("ExpressionAttributeValues") && !hasExpression)
        {
            var missing = expressions.Where(name => name != "ProjectionExpression").ToArray();
            throw DynamoException.Validation(
                "ExpressionAttributeValues can only be specified when using expressions: "
                + string.Join(" and ", missing) + (missing.Length > 1 ? " are null" : " is null"));
        }

        _names = ReadNames(request);
        _values = ReadValues(request);
        Scope = new Scope(_names, _values);
        CheckSize();
    }

    public Scope Scope { get; }

    public BoundCondition? Condition(string parameter)
    {
        if (_request.Text(parameter) is not { } text)
        {
            return null;
        }

        var parsed = Use(Expressions.Condition(text, parameter));
        new ConditionChecker(parameter, Scope).Check(parsed.Syntax);
        return new BoundCondition(parsed.Syntax, Scope);
    }

    public BoundUpdate? Update()
    {
        if (_request.Text("UpdateExpression") is not { } text)
        {
            return null;
        }

        var update = Use(Expressions.Update(text)).Syntax;
        UpdateChecker.CheckOperands(update, Scope);
        DocumentPath[] paths = [.. UpdateChecker.Targets(update).Select(path => path.Resolve(_names))];
        PathTree.CheckDisjoint(paths, "UpdateExpression");
        return new BoundUpdate(update, Scope, paths);
    }

    public PathTree? Projection()
    {
        if (_request.Text("ProjectionExpression") is not { } text)
        {
            return null;
        }

        DocumentPath[] paths = [.. Use(Expressions.Projection(text)).Syntax.Paths.Select(path => path.Resolve(_names))];
        PathTree.CheckDisjoint(paths, "ProjectionExpression");
        return PathTree.Of(paths);
    }

    /// <summary>Refuses placeholders that no expression used. Call after the last expression.</summary>
    public void CheckAllUsed()
    {
        CheckUsed("ExpressionAttributeNames", _names.Keys);
        CheckUsed("ExpressionAttributeValues", _values.Keys);
    }

    private void CheckSize()
    {
        var names = _names.Sum(name => Encoding.UTF8.GetByteCount(name.Key) + Encoding.UTF8.GetByteCount(name.Value));
        if (names + _values.Sum(value => Encoding.UTF8.GetByteCount(value.Key) + value.Value.Size) > BytesMax)
        {
            throw DynamoException.Validation("ExpressionAttributeValues exceeds max size");
        }
    }

    private void CheckUsed(string parameter, IEnumerable<string> keys)
    {
        var unused = keys.Where(key => !_used.Contains(key)).ToArray();
        if (unused.Length > 0)
        {
            throw DynamoException.Validation($"Value provided in {parameter} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
        }
    }

    private Parsed<T> Use<T>(Parsed<T> parsed)
    {
        if (parsed.Names.FirstOrDefault(name => !_names.ContainsKey(name)) is { } unnamed)
        {
            throw DynamoException.Validation(
                $"Invalid {parsed.Kind}: An expression attribute name used in the document path is not defined; attribute name: {unnamed}");
        }

        if (parsed.Values.FirstOrDefault(value => !_values.ContainsKey(value)) is { } undefined)
        {
            throw DynamoException.Validation(
                $"Invalid {parsed.Kind}: An expression attribute value used in expression is not defined; attribute value: {undefined}");
        }

        _used.UnionWith(parsed.Names);
        _used.UnionWith(parsed.Values);
        return parsed;
    }

    private static Dictionary<string, string> ReadNames(Request request)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, _) in Members(request, "ExpressionAttributeNames", '#'))
        {
            names[key] = request.Part("ExpressionAttributeNames")!.RequiredText(key);
        }

        return names;
    }

    private static Dictionary<string, AttributeValue> ReadValues(Request request)
    {
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (key, value) in Members(request, "ExpressionAttributeValues", ':'))
        {
            try
            {
                values[key] = ValueReader.Read(value);
            }
            catch (DynamoException refusal) when (refusal.Code == "ValidationException")
            {
                throw DynamoException.Validation(
                    $"ExpressionAttributeValues contains invalid value: {refusal.Message} for key {key}");
            }
        }

        return values;
    }

    private static IEnumerable<(string Name, System.Text.Json.JsonElement Value)> Members(Request request, string parameter, char prefix)
    {
        if (request.Part(parameter) is not { } part)
        {
            yield break;
        }

        var isEmpty = true;
        foreach (var (name, value) in part.Members())
        {
            isEmpty = false;
            if (name.Length < 2 || name[0] != prefix || name.AsSpan(1).ContainsAnyExcept(s_word))
            {
                throw DynamoException.Validation($"{parameter} contains invalid key: Syntax error; key: \"{name}\"");
            }

            yield return (name, value);
        }

        if (isEmpty)
        {
            throw DynamoException.Validation($"{parameter} must not be empty");
        }
    }
}
