using System.Collections;
using System.Reflection;

namespace Ecommerce.Tests.Unit.SourceGeneration;

/// <summary>
/// Values of any type, from a seed: null wherever a null can be, whatever is annotated; lists without items; texts that are escaped and
/// those beyond ASCII; numbers and moments at the ends of their ranges.
/// </summary>
internal sealed class Filler(int seed)
{
    private const int ItemsMax = 3;

    private static readonly string[] s_texts =
    [
        "", " ", "plain",
        "\"quoted\" \\ / <b>&amp;</b> 'n' `t` + =", "\0\b\t\n\f\r\u001f\u007f\u0085\u2028\ufeff", "Größe ½ 漢字", "😀🇪🇺",
        new string('x', 300), new string('ü', 1_000),
    ];

    private static readonly Dictionary<Type, object[]> s_ends = new()
    {
        [typeof(int)] = [0, -1, int.MinValue, int.MaxValue],
        [typeof(long)] = [0L, -1L, long.MinValue, long.MaxValue],
        [typeof(decimal)] = [0m, 0.00m, -0.0m, 1.10m, decimal.MinValue, decimal.MaxValue, 0.0000000000000000000000000001m],
        [typeof(bool)] = [false, true],
        [typeof(DateTimeOffset)] =
        [
            DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch,
            new DateTimeOffset(2026, 11, 22, 23, 59, 59, 999, 999, TimeSpan.FromHours(-13.5)),
        ],
    };

    private readonly Random _random = new(seed);

    public object Make(Type type)
    {
        if (type == typeof(string))
        {
            return Text();
        }

        if (s_ends.TryGetValue(type, out var ends) || type.IsEnum && (ends = [.. Enum.GetValues(type).Cast<object>()]).Length > 0)
        {
            return ends[_random.Next(ends.Length)];
        }

        if (ItemOf(type) is not { } item)
        {
            return type.IsAssignableTo(typeof(IEnumerable)) ? Map(type.GetGenericArguments()[1]) : Record(type);
        }

        var list = Array.CreateInstance(item, _random.Next(ItemsMax + 1));
        for (var i = 0; i < list.Length; i++)
        {
            list.SetValue(MakeOrNull(item), i);
        }

        return type.Name == "List`1" ? type.GetConstructor([typeof(IEnumerable<>).MakeGenericType(item)])!.Invoke([list]) : list;
    }

    private object? MakeOrNull(Type type)
    {
        var inner = Nullable.GetUnderlyingType(type);
        var canBeNull = inner is not null || !type.IsValueType;
        return canBeNull && _random.Next(5) == 0 ? null : Make(inner ?? type);
    }

    private string Text() => _random.Next(2) == 0
        ? s_texts[_random.Next(s_texts.Length)]
        : string.Concat(Enumerable.Range(0, _random.Next(12)).Select(_ => char.ConvertFromUtf32(CodePoint())));

    private int CodePoint() => _random.Next(3) switch
    {
        0 => _random.Next(0x80),
        1 => _random.Next(0xD800),
        _ => _random.Next(0xE000, 0x110000),
    };

    private static Type? ItemOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.GetGenericArguments() is [var item] && type.IsAssignableTo(typeof(IEnumerable)) ? item
        : null;

    private object Map(Type value)
    {
        var map = (IDictionary)typeof(Dictionary<,>).MakeGenericType(typeof(string), value).GetConstructor([])!.Invoke([]);
        for (var count = _random.Next(ItemsMax + 1); count > 0; count--)
        {
            map[Text()] = MakeOrNull(value);
        }

        return map;
    }

    private object Record(Type type)
    {
        var concrete = type.IsAbstract ? type.Assembly.GetTypes().First(t => t.IsSealed && t.IsAssignableTo(type)) : type;
        var constructor = concrete.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var record = constructor.Invoke([.. constructor.GetParameters().Select(p => MakeOrNull(p.ParameterType))]);
        var taken = constructor.GetParameters().Select(p => p.Name).ToHashSet();
        foreach (var property in concrete.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is not null && !taken.Contains(property.Name))
            {
                property.SetValue(record, MakeOrNull(property.PropertyType));
            }
        }

        return record;
    }
}
