using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Kernel;

namespace Ecommerce.Bench.DynamoDb;

/// <summary>The client that the shop's functions have. It is synchronous and for one thread at a time.</summary>
internal sealed class OwnClient : IClient
{
    private readonly AwsCore _core;
    private readonly DynamoDbClient _db;

    public OwnClient(Uri address)
    {
        var settings = new AwsSettings(DynamoDbWorld.Region, DynamoDbWorld.Credentials, address);
        _core = new AwsCore(settings, TimeProvider.System, new Deadline(TimeProvider.System));
        _db = new DynamoDbClient(_core);
    }

    public string Name => "shared/Aws";

    public Task PutAsync(Product product) => Done(_db.Do(Written(product)));

    public Task<bool> GetAsync(string key) => Task.FromResult(_db.Get(DynamoDbWorld.Table, new Key(key, "ITEM")) is not null);

    public Task DeleteAsync(string key) => Done(_db.Do(Write.Delete(DynamoDbWorld.Table, new Key(key, "ITEM"))));

    public Task TransactAsync(Product first, Product second, string counter) => Done(_db.Transact(
    [
        Written(first), Written(second),
        Write.Update(DynamoDbWorld.Table, new Key(counter, "ITEM"), "ADD sold :one") with { Values = values => values.Number(":one", 1) },
    ]));

    public void Dispose() => _core.Dispose();

    private static Write Written(Product product) => Write.Put(DynamoDbWorld.Table, item =>
    {
        item.String("pk", product.Key).String("sk", "ITEM").String("name", "Mug").Number("price", product.Price)
            .Strings("tags", ["kitchen", "stoneware"]).String("text", product.Text);
        if (product.Expires is { } second)
        {
            item.Number("expires", second);
        }
    });

    private static Task Done(object? answer)
    {
        GC.KeepAlive(answer);
        return Task.CompletedTask;
    }
}
