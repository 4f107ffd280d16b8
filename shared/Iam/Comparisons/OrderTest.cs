using System.Globalization;

namespace Ecommerce.Iam;

/// <summary>How the request's value must stand to the policy's.</summary>
internal enum Relation
{
    /// <summary>Before it.</summary>
    Less,

    /// <summary>Before it, or the same.</summary>
    LessOrEqual,

    /// <summary>The same.</summary>
    Equal,

    /// <summary>After it, or the same.</summary>
    GreaterOrEqual,

    /// <summary>After it.</summary>
    Greater,
}

/// <summary>Compares numbers, as which dates are compared, too: seconds since 1970.</summary>
internal sealed class OrderTest : ValueTest
{
    private readonly decimal _bound;
    private readonly Relation _relation;
    private readonly Func<string, decimal?> _read;

    private OrderTest(decimal bound, Relation relation, Func<string, decimal?> read)
    {
        _bound = bound;
        _relation = relation;
        _read = read;
    }

    public static OrderTest? OfNumber(PolicyValue value, Relation relation) => Of(value, relation, ReadNumber);

    public static OrderTest? OfDate(PolicyValue value, Relation relation) => Of(value, relation, Instants.Read);

    public override bool Passes(string value, IReadOnlyDictionary<string, IReadOnlyList<string>> keys) =>
        _read(value) is { } number && _relation switch
        {
            Relation.Less => number < _bound,
            Relation.LessOrEqual => number <= _bound,
            Relation.Equal => number == _bound,
            Relation.GreaterOrEqual => number >= _bound,
            Relation.Greater => number > _bound,
        };

    private static OrderTest? Of(PolicyValue value, Relation relation, Func<string, decimal?> read) =>
        read(value.Text) is { } bound ? new OrderTest(bound, relation, read) : null;

    private static decimal? ReadNumber(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
