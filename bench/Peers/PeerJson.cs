using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;

namespace Ecommerce.Bench.Peers;

/// <summary>What is read and written, for the compiler to write the code of.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
[JsonSerializable(typeof(PeerProduct))]
[JsonSerializable(typeof(PeerProblem))]
internal sealed partial class PeerJson : JsonSerializerContext;

/// <summary>A product as it is answered.</summary>
internal sealed record PeerProduct(
    string Id, string Code, string ProductName, string Description, string Category, IReadOnlyList<string> Tags, long Amount,
    string Currency, string Status, long Version);

/// <summary>Why there is none.</summary>
internal sealed record PeerProblem(string Type, int Status, string Instance);
