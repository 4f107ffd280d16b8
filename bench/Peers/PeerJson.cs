using System.Globalization;
using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;

namespace Ecommerce.Bench.Peers;

/// <summary>What is read and written, for the compiler to write the code of.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
[JsonSerializable(typeof(PeerProduct))]
[JsonSerializable(typeof(PeerProblem))]
internal sealed partial class PeerJson : JsonSerializerContext;

/// <summary>A product as it is answered.</summary>
internal sealed record PeerProduct(
    string Id, string Code, string ProductName, string? Description, string? Model, string? ProductUrl, string Category,
    IReadOnlyList<string> Tags, IReadOnlyList<string> Images, PeerPrice Price, string TaxCategory, string Status,
    string Availability, IReadOnlyList<PeerVariant> Variants, long Version, string CreatedAt, string UpdatedAt)
{
    [JsonIgnore]
    public long StockSequence { get; init; }

    [JsonIgnore]
    public string ETag => string.Create(CultureInfo.InvariantCulture, $"\"{Version}.{StockSequence}\"");
}

/// <summary>One way in which a product comes.</summary>
internal sealed record PeerVariant(
    string Id, string Code, IReadOnlyDictionary<string, string> Options, PeerPrice Price, string Availability);

/// <summary>An amount in the currency's smallest unit.</summary>
internal sealed record PeerPrice(long Amount, string Currency);

/// <summary>Why there is no product.</summary>
internal sealed record PeerProblem(string Type, string Title, int Status, string Detail, string Instance, string RequestId);
