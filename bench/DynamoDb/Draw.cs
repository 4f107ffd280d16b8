using System.Globalization;

namespace Ecommerce.Bench.DynamoDb;

/// <summary>What is put.</summary>
/// <param name="Expires">The second of the table's clock in which it expires; null for never.</param>
internal sealed record Product(string Key, long Price, string Text, long? Expires = null);

/// <summary>What a client of that number asks for: keys at random, but the same ones in every run.</summary>
internal sealed class Draw(int number, int keysCount)
{
    // More than there are clients, so that no two of them ever put the same price.
    private const int PricesStep = 1000;

    private readonly Random _random = new(number);
    private long _price = number;

    /// <summary>About 1 KB of text that a product might have.</summary>
    public static string Text { get; } =
        string.Concat(Enumerable.Repeat("A mug of stoneware, 350 ml, glazed by hand in \"sea\" blue. ", 16));

    public static string KeyOf(int product) => string.Create(CultureInfo.InvariantCulture, $"PRODUCT#{product}");

    public int Below(int max) => _random.Next(max);

    public string Key() => KeyOf(Below(keysCount));

    /// <summary>A counter beside the products.</summary>
    public string Counter() => $"COUNTER#{Below(keysCount)}";

    /// <summary>A product as it never was before, so that putting it is always a write.</summary>
    public Product Product() => Product(Below(keysCount));

    /// <summary>Two different ones, for a transaction may not name an item twice.</summary>
    public (Product First, Product Second) Two()
    {
        var product = Below(keysCount);
        return (Product(product), Product((product + 1) % keysCount));
    }

    private Product Product(int product) => new(KeyOf(product), _price += PricesStep, Text);
}
