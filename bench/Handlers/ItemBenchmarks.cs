using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Bench.ColdStart.Variants;
using Ecommerce.Bench.Handlers.Invoking;
using Ecommerce.Functions.Inventory;
using Ecommerce.Functions.Products;

namespace Ecommerce.Bench.Handlers;

/// <summary>DynamoDB's JSON to a value of the shop, and back.</summary>
public class ItemBenchmarks : IDisposable
{
    private readonly byte[] _product = Stage.Item(Rows.Product);
    private readonly byte[] _stock = Stage.Item(Rows.Stock);
    private readonly Lambda.ByteBuffer _bytes = new();
    private readonly Utf8JsonWriter _json;
    private readonly Product _written;

    public ItemBenchmarks() => (_json, _written) = (new(_bytes), ReadProduct());

    [Benchmark(Description = "read a product's item")]
    public Product ReadProduct() => ProductRows.Read(Item.Parse(_product));

    [Benchmark(Description = "write a product's item")]
    public int WriteProduct()
    {
        _bytes.Clear();
        _json.Reset();
        _json.WriteStartObject();
        ProductRows.WriteRow(new ItemWriter(_json), _written);
        _json.WriteEndObject();
        _json.Flush();
        return _bytes.Count;
    }

    [Benchmark(Description = "read a stock's item")]
    public Stock ReadStock() => StockRows.ReadStock(Item.Parse(_stock));

    [GlobalCleanup]
    public void Dispose()
    {
        _json.Dispose();
        GC.SuppressFinalize(this);
    }
}
