using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Topology.Services;

namespace Ecommerce.Tests.Unit.Gateway;

/// <summary>The whole event of an admin's PUT, as API Gateway sends it. What differs from run to run begins with @.</summary>
internal static class GoldenEvent
{
    private const string Json = """
        {
          "resource": "/products/{id}",
          "path": "/products/a%2Fb%20c",
          "httpMethod": "PUT",
          "headers": {
            "Authorization": "Bearer @token",
            "Content-Length": "31",
            "Content-Type": "application/json; charset=utf-8",
            "Host": "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
            "User-Agent": "test/1",
            "X-Amzn-Trace-Id": "Root=1-6703f00d-000000000000000000000001",
            "X-Forwarded-For": "127.0.0.1",
            "X-Forwarded-Port": "443",
            "X-Forwarded-Proto": "https",
            "X-Twice": "one, two"
          },
          "multiValueHeaders": {
            "Authorization": ["Bearer @token"],
            "Content-Length": ["31"],
            "Content-Type": ["application/json; charset=utf-8"],
            "Host": ["a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"],
            "User-Agent": ["test/1"],
            "X-Amzn-Trace-Id": ["Root=1-6703f00d-000000000000000000000001"],
            "X-Forwarded-For": ["127.0.0.1"],
            "X-Forwarded-Port": ["443"],
            "X-Forwarded-Proto": ["https"],
            "X-Twice": ["one, two"]
          },
          "queryStringParameters": { "tag": "y z", "Tag": "1", "empty": "" },
          "multiValueQueryStringParameters": { "tag": ["x", "y z"], "Tag": ["1"], "empty": [""] },
          "pathParameters": { "id": "a%2Fb%20c" },
          "stageVariables": null,
          "requestContext": {
            "resourceId": "scrubbed",
            "authorizer": {
              "claims": {
                "sub": "@sub",
                "cognito:groups": "admin",
                "iss": "https://cognito-idp.us-east-1.amazonaws.com/@poolId",
                "version": "2",
                "client_id": "@clientId",
                "origin_jti": "@origin_jti",
                "event_id": "@event_id",
                "token_use": "access",
                "scope": "admin/web",
                "auth_time": "1795352885",
                "exp": "Sun Nov 22 14:08:05 UTC 2026",
                "iat": "Sun Nov 22 13:08:05 UTC 2026",
                "jti": "@jti",
                "email": "root@example.com",
                "username": "@sub"
              }
            },
            "resourcePath": "/products/{id}",
            "httpMethod": "PUT",
            "extendedRequestId": "scrubbed",
            "requestTime": "22/Nov/2026:13:08:05 +0000",
            "path": "/api/products/a%2Fb%20c",
            "accountId": "000000000000",
            "protocol": "HTTP/1.1",
            "stage": "api",
            "domainPrefix": "a1b2c3d4e5",
            "requestTimeEpoch": 1795352885250,
            "requestId": "scrubbed",
            "identity": {
              "cognitoIdentityPoolId": null, "accountId": null, "cognitoIdentityId": null, "caller": null,
              "sourceIp": "127.0.0.1", "principalOrgId": null, "accessKey": null, "cognitoAuthenticationType": null,
              "cognitoAuthenticationProvider": null, "userArn": null, "userAgent": "test/1", "user": null
            },
            "domainName": "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
            "apiId": "a1b2c3d4e5"
          },
          "body": "{\"name\":\"Tasse für “Ada”\"}",
          "isBase64Encoded": false
        }
        """;

    public static string Of(string token)
    {
        var pool = GatewayWorld.Pools[Platform.Admins];
        var claims = Forge.Part(token, 1);
        return Json.Replace("@token", token).Replace("@poolId", pool.Id).Replace("@clientId", pool.ClientId)
            .Replace("@sub", TokenIssuer.SubOf(pool, "root@example.com")).Replace("@origin_jti", $"{claims["origin_jti"]}")
            .Replace("@event_id", $"{claims["event_id"]}").Replace("@jti", $"{claims["jti"]}");
    }
}
