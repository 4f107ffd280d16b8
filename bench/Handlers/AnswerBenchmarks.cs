using BenchmarkDotNet.Attributes;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Bench.ColdStart.Variants;
using Ecommerce.Bench.Handlers.Invoking;
using Ecommerce.Functions.Products;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Bench.Handlers;

/// <summary>A value of the shop to the response that API Gateway takes: the body's JSON, and the JSON around it.</summary>
public class AnswerBenchmarks
{
    private const string CorrelationId = "c6af9ac6-7b61-11e6-9a41-93e8deadbeef";

    private readonly ByteBuffer _response = new();
    private readonly Product _product = ProductRows.Read(Item.Parse(Stage.Item(Rows.Product)));
    private readonly Page<Product> _page;

    public AnswerBenchmarks() => _page = new([.. Enumerable.Repeat(_product, Limits.PageItemsDefault)], NextCursor: null);

    [Benchmark(Description = "write the answer of a product")]
    public int WriteProduct() =>
        Write(new Answer<Product>(_product) { ETag = _product.ETag }.Render(ProductsWriter.Write));

    [Benchmark(Description = "write the answer of 20 products")]
    public int WritePage() => Write(new Answer<Page<Product>>(_page).Render(ProductsWriter.Write));

    private int Write(ApiResponse answer)
    {
        _response.Clear();
        ApiResponseWriter.Write(answer, CorrelationId, _response);
        return _response.Count;
    }
}
