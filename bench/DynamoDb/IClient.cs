namespace Ecommerce.Bench.DynamoDb;

/// <summary>A client of the table. Its calls throw when they fail.</summary>
internal interface IClient : IDisposable
{
    /// <summary>How the results call it.</summary>
    string Name { get; }

    Task PutAsync(Product product);

    /// <summary>Gets an item and says whether there was one.</summary>
    Task<bool> GetAsync(string key);

    Task DeleteAsync(string key);

    /// <summary>Puts two items and adds one to a counter, all or nothing.</summary>
    Task TransactAsync(Product first, Product second, string counter);
}
