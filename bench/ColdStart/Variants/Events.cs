using System.Text.Json.Nodes;

namespace Ecommerce.Bench.ColdStart.Variants;

/// <summary>Proxy events as a REST API sends them for a browser's request: 2 KB, most of which nobody reads.</summary>
internal static class Events
{
    /// <summary>The id of a product that is none, as its form tells.</summary>
    public const string UnknownId = "no-such-id";

    public const string RequestId = "c6af9ac6-7b61-11e6-9a41-93e8deadbeef";

    private const string Headers = """
        {
          "Accept": "application/json", "Accept-Encoding": "gzip, deflate, br", "Accept-Language": "en-US,en;q=0.9,de;q=0.8",
          "content-type": "application/json", "Host": "shop.example", "Origin": "https://shop.example",
          "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Via": "2.0 cloudfront.net (CloudFront)",
          "X-Amzn-Trace-Id": "Root=1-6703f00d-000000000000000000000001", "X-Forwarded-For": "192.0.2.1, 198.51.100.7",
          "X-Forwarded-Port": "443", "X-Forwarded-Proto": "https"
        }
        """;

    private const string Claims = """
        {
          "sub": "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "cognito:groups": "admin", "client_id": "1example23456789",
          "iss": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_example", "token_use": "access", "scope": "admin/web",
          "auth_time": "1795352885", "exp": "Sun Nov 22 14:08:05 UTC 2026", "iat": "Sun Nov 22 13:08:05 UTC 2026", "username": "ada"
        }
        """;

    /// <summary>A GET without a query.</summary>
    /// <param name="resource">The route, with the name of its one parameter in braces.</param>
    /// <param name="parameter">The parameter's value.</param>
    public static string Get(string resource, string? parameter) => Of("GET", resource, parameter, body: null, key: null);

    /// <summary>A POST of JSON.</summary>
    /// <param name="resource">The route, with the name of its one parameter in braces, if it has one.</param>
    /// <param name="parameter">The parameter's value.</param>
    /// <param name="key">The header Idempotency-Key; null for none.</param>
    /// <param name="ifMatch">The header If-Match; null for none.</param>
    public static string Post(string resource, string? parameter, string body, string? key = null, string? ifMatch = null) =>
        Of("POST", resource, parameter, body, key, ifMatch);

    private static string Of(string method, string resource, string? parameter, string? body, string? key, string? ifMatch = null)
    {
        var headers = JsonNode.Parse(Headers)!.AsObject();
        foreach (var (name, value) in ((string, string?)[])[("Idempotency-Key", key), ("If-Match", ifMatch)])
        {
            if (value is not null)
            {
                headers[name] = value;
            }
        }

        var (open, close) = (resource.IndexOf('{', StringComparison.Ordinal), resource.IndexOf('}', StringComparison.Ordinal));
        var path = open < 0 ? resource : resource[..open] + parameter + resource[(close + 1)..];
        JsonObject anEvent = new()
        {
            ["resource"] = resource,
            ["path"] = path,
            ["httpMethod"] = method,
            ["headers"] = headers,
            ["multiValueHeaders"] = Several(headers),
            ["queryStringParameters"] = null,
            ["multiValueQueryStringParameters"] = null,
            ["pathParameters"] = open < 0 ? null : new JsonObject { [resource[(open + 1)..close]] = parameter },
            ["stageVariables"] = null,
            ["requestContext"] = Context(method, resource, path),
            ["body"] = body,
            ["isBase64Encoded"] = false,
        };
        return anEvent.ToJsonString();
    }

    private static JsonObject Several(JsonObject single) =>
        new(single.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)new JsonArray(h.Value!.DeepClone()))));

    private static JsonObject Context(string method, string resource, string path) => JsonNode.Parse($$"""
        {
          "accountId": "123456789012", "apiId": "a1b2c3d4e5", "domainName": "shop.example", "domainPrefix": "shop",
          "authorizer": { "claims": {{Claims}} },
          "extendedRequestId": "JKJaXmPLvHcESHA=", "httpMethod": "{{method}}",
          "identity": { "accountId": null, "caller": null, "sourceIp": "192.0.2.1", "user": null, "userAgent": "Mozilla/5.0" },
          "path": "/api{{path}}", "protocol": "HTTP/1.1", "requestId": "{{RequestId}}",
          "requestTime": "22/Nov/2026:13:08:00 +0000", "requestTimeEpoch": 1795352880000, "resourceId": "123456",
          "resourcePath": "{{resource}}", "stage": "api"
        }
        """)!.AsObject();
}
