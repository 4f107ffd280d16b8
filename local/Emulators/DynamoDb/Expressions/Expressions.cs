using System.Collections.Concurrent;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>An expression's syntax and the placeholders it uses.</summary>
public sealed record Parsed<T>(T Syntax, string Kind, IReadOnlySet<string> Names, IReadOnlySet<string> Values);

/// <summary>
/// Turns the text of an expression into syntax. A program uses few texts and uses them often, so syntax is remembered by text;
/// it holds placeholders, never a request's values.
/// </summary>
public static class Expressions
{
    // A client that pastes values into its texts must not grow this for ever.
    private const int RememberedMax = 1000;

    private static readonly ConcurrentDictionary<(string Kind, string Text), object> s_remembered = new();

    public static Parsed<Condition> Condition(string text, string kind = "ConditionExpression") =>
        Remember(text, kind, tokens => new ConditionParser(tokens).Parse());

    public static Parsed<Update> Update(string text) =>
        Remember(text, "UpdateExpression", tokens => new UpdateParser(tokens).Parse());

    public static Parsed<Projection> Projection(string text) => Remember(text, "ProjectionExpression", tokens =>
    {
        var paths = tokens.List(tokens.Path);
        tokens.ExpectEnd();
        return new Projection(paths);
    });

    private static Parsed<T> Remember<T>(string text, string kind, Func<TokenReader, T> parse)
    {
        if (s_remembered.TryGetValue((kind, text), out var known))
        {
            return (Parsed<T>)known;
        }

        var tokens = new TokenReader(text, kind);
        var parsed = new Parsed<T>(parse(tokens), kind, tokens.Names, tokens.Values);
        if (s_remembered.Count >= RememberedMax)
        {
            s_remembered.Clear();
        }

        s_remembered[(kind, text)] = parsed;
        return parsed;
    }
}
