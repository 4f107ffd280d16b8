using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.APIGatewayEvents;

namespace Ecommerce.Bench.Peers;

/// <summary>GET /products/{id} as it is usually written on AWS's own packages: the same question, read and answered by them.</summary>
internal sealed class ProductReader
{
    private const string Prefix = "prd_";

    private readonly AmazonDynamoDBClient _dynamo = new();
    private readonly string _table = Environment.GetEnvironmentVariable("PRODUCTS_TABLE")!;

    public async Task<APIGatewayProxyResponse> AnswerAsync(APIGatewayProxyRequest request)
    {
        var id = request.PathParameters["id"];
        if (!id.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return NotFound(request);
        }

        var found = await _dynamo.GetItemAsync(new GetItemRequest
        {
            TableName = _table,
            Key = new() { ["pk"] = new($"PRODUCT#{id}"), ["sk"] = new("META") },
            ConsistentRead = true,
        });
        return found.IsItemSet
            ? Answer(200, "application/json", JsonSerializer.Serialize(Read(found.Item), PeerJson.Default.PeerProduct))
            : NotFound(request);
    }

    private static PeerProduct Read(Dictionary<string, AttributeValue> row) => new(
        row["id"].S, row["code"].S, row["productName"].S, row["description"].S, row["category"].S,
        [.. row["tags"].L.Select(tag => tag.S)], Number(row["amount"]), row["currency"].S, row["status"].S, Number(row["version"]));

    private static long Number(AttributeValue value) => long.Parse(value.N, CultureInfo.InvariantCulture);

    private static APIGatewayProxyResponse NotFound(APIGatewayProxyRequest request) => Answer(
        404, "application/problem+json", JsonSerializer.Serialize(new("not-found", 404, request.Path), PeerJson.Default.PeerProblem));

    private static APIGatewayProxyResponse Answer(int status, string type, string body) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, string> { ["Content-Type"] = type },
        Body = body,
    };
}
