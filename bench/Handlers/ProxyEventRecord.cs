using System.Text.Json.Serialization;

namespace Ecommerce.Bench.Handlers;

/// <summary>A REST API's proxy event as it is usually described: what the serializer's generated code reads.</summary>
internal sealed record ProxyEventRecord(
    string Resource, string Path, string HttpMethod, Dictionary<string, string>? Headers,
    Dictionary<string, List<string>>? MultiValueHeaders, Dictionary<string, string>? QueryStringParameters,
    Dictionary<string, List<string>>? MultiValueQueryStringParameters, Dictionary<string, string>? PathParameters,
    ProxyContextRecord RequestContext, string? Body, bool IsBase64Encoded);

/// <summary>What the shop reads of the context.</summary>
internal sealed record ProxyContextRecord(string RequestId, string? Path, ProxyIdentityRecord? Identity, ProxyAuthorizerRecord? Authorizer);

internal sealed record ProxyIdentityRecord(string? SourceIp);

internal sealed record ProxyAuthorizerRecord(Dictionary<string, string>? Claims);

/// <summary>The yardstick's code, written by the compiler.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProxyEventRecord))]
internal sealed partial class ProxyEventJson : JsonSerializerContext;
