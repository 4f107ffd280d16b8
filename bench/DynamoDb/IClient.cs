namespace Ecommerce.Bench.DynamoDb;

/// <summary>A client of the table. Its calls throw when they fail.</summary>
internal interface IClient : IDisposable
{
    /// <summary>How the results call it.</summary>
    string Name { get; }

    /// <summary>Puts an item of about 1 KB.</summary>
    Task PutAsync(string key);

    Task GetAsync(string key);

    Task DeleteAsync(string key);

    /// <summary>Puts two items and adds one to a counter, all or nothing.</summary>
    Task TransactAsync(string first, string second, string counter);
}

/// <summary>What is put.</summary>
internal static class Sample
{
    /// <summary>About 1 KB of text that a product might have.</summary>
    public static string Text { get; } =
        string.Concat(Enumerable.Repeat("A mug of stoneware, 350 ml, glazed by hand in \"sea\" blue. ", 16));
}
