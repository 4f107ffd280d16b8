using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.APIGatewayEvents;

namespace Ecommerce.Bench.Peers;

/// <summary>
/// GET /products/{id} as it is usually written on AWS's own packages. It answers what functions/Products answers, but asks for no
/// condition: what a client already has is sent again.
/// </summary>
internal sealed class ProductReader(AmazonDynamoDBClient dynamo, string table)
{
    private const string NotFoundType = "https://errors.serverless-ecommerce.dev/not-found";
    private const string Prefix = "prd_";
    private const int DigitsCount = 32;

    public async Task<APIGatewayProxyResponse> AnswerAsync(APIGatewayProxyRequest request)
    {
        var id = request.PathParameters["id"];
        return IsId(id) && await FindAsync(id) is { Status: "active" } product ? Found(product, request) : NotFound(request);
    }

    private static bool IsId(string text) =>
        text.Length == Prefix.Length + DigitsCount
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.Skip(Prefix.Length).All(char.IsAsciiHexDigitLower);

    private async Task<PeerProduct?> FindAsync(string id)
    {
        var found = await dynamo.GetItemAsync(new GetItemRequest
        {
            TableName = table,
            Key = new() { ["pk"] = new($"PRODUCT#{id}"), ["sk"] = new("META") },
            ConsistentRead = true,
        });
        return found.IsItemSet ? ProductRow.Read(found.Item) : null;
    }

    private static APIGatewayProxyResponse Found(PeerProduct product, APIGatewayProxyRequest request) => new()
    {
        StatusCode = 200,
        Headers = new Dictionary<string, string>
        {
            ["ETag"] = product.ETag,
            ["Cache-Control"] = "public, max-age=30, stale-while-revalidate=60",
            ["Content-Type"] = "application/json",
            ["X-Correlation-Id"] = request.RequestContext.RequestId,
        },
        Body = JsonSerializer.Serialize(product, PeerJson.Default.PeerProduct),
    };

    private static APIGatewayProxyResponse NotFound(APIGatewayProxyRequest request)
    {
        var requestId = request.RequestContext.RequestId;
        PeerProblem problem = new(NotFoundType, "Not found", 404, "There is no such product", request.Path, requestId);
        return new()
        {
            StatusCode = problem.Status,
            Headers = new Dictionary<string, string>
            {
                ["Content-Type"] = "application/problem+json",
                ["Cache-Control"] = "no-store",
                ["X-Correlation-Id"] = requestId,
            },
            Body = JsonSerializer.Serialize(problem, PeerJson.Default.PeerProblem),
        };
    }
}
