using System.Text;
using BenchmarkDotNet.Attributes;
using Ecommerce.Aws;

namespace Ecommerce.Bench.Handlers;

/// <summary>Signature Version 4 of a GetItem, with a key that is derived once a day.</summary>
public class SigningBenchmarks
{
    private readonly SigningKey _key = new(
        new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", new('t', 300)), "us-east-1", "dynamodb");

    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    private readonly SigningRequest _request = new("POST", "dynamodb.us-east-1.amazonaws.com", "/")
    {
        Headers = [new("Content-Type", "application/x-amz-json-1.0"), new("X-Amz-Target", "DynamoDB_20120810.GetItem")],
        Body = Encoding.UTF8.GetBytes(
            """{"TableName":"ServerlessEcommerce-Products","Key":{"pk":{"S":"PRODUCT#prd_1"},"sk":{"S":"META"}},"ConsistentRead":true}"""),
    };

    [Benchmark(Description = "sign a GetItem")]
    public IReadOnlyList<Field> Sign() => SigV4.Headers(_request, _key, _now, SigningRules.Standard);
}
