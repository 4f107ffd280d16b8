using System.Text.Json.Nodes;

namespace Ecommerce.Tests.Unit.Lambda;

/// <summary>REST API proxy events in the shape that API Gateway sends them.</summary>
internal static class ProxyEvents
{
    public static JsonObject Get(string resource, string path, string parameters = "null") =>
        Make("GET", resource, path, parameters, body: null);

    public static JsonObject Post(string resource, string path, string body) => Make("POST", resource, path, "null", body);

    public static JsonObject With(this JsonObject anEvent, string name, JsonNode? value)
    {
        anEvent[name] = value;
        return anEvent;
    }

    public static JsonObject WithHeader(this JsonObject anEvent, string name, params string[] values)
    {
        anEvent["headers"]![name] = values[^1];
        anEvent["multiValueHeaders"]![name] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        return anEvent;
    }

    public static JsonObject WithClaims(this JsonObject anEvent, string claims)
    {
        anEvent["requestContext"]!["authorizer"] = JsonNode.Parse($$"""{"claims":{{claims}}}""");
        return anEvent;
    }

    private static JsonObject Make(string method, string resource, string path, string parameters, string? body) => JsonNode.Parse($$"""
        {
          "resource": "{{resource}}",
          "path": "{{path}}",
          "httpMethod": "{{method}}",
          "headers": { "Accept": "application/json", "content-type": "application/json", "Host": "shop.example" },
          "multiValueHeaders": { "Accept": ["application/json"], "content-type": ["application/json"], "Host": ["shop.example"] },
          "queryStringParameters": null,
          "multiValueQueryStringParameters": null,
          "pathParameters": {{parameters}},
          "stageVariables": null,
          "requestContext": {
            "resourceId": "123456", "resourcePath": "{{resource}}", "httpMethod": "{{method}}", "extendedRequestId": "JKJaXmPLvHcESHA=",
            "requestTime": "22/Nov/2026:13:08:00 +0000", "path": "/api{{path}}", "accountId": "123456789012", "protocol": "HTTP/1.1",
            "stage": "api", "requestTimeEpoch": 1795352880000, "requestId": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
            "identity": { "cognitoIdentityPoolId": null, "accountId": null, "sourceIp": "192.0.2.1", "userAgent": "curl", "user": null },
            "domainName": "shop.example", "apiId": "1234567890"
          },
          "body": null,
          "isBase64Encoded": false
        }
        """)!.AsObject().With("body", body);
}
