using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>
/// The event of a Lambda proxy integration, payload format 1.0 (API Gateway developer guide, "Set up Lambda proxy integrations").
/// </summary>
internal static class ProxyEvent
{
    private static readonly JsonWriterOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(
        IBufferWriter<byte> to, ApiCall call, ApiResource resource, JsonElement? claims, ReadOnlySpan<byte> body, ApiFrontOptions options)
    {
        using var json = new Utf8JsonWriter(to, s_relaxed);
        json.WriteStartObject();
        json.WriteString("resource", call.Method!.Template);
        json.WriteString("path", call.Path); // Without the stage, and as the client sent it: REST APIs do not unescape it.
        json.WriteString("httpMethod", call.Request.Method);
        EventHeaders.Write(json, call);
        EventQuery.Write(json, call.Request.QueryString.Value);
        WritePathParameters(json, call);
        json.WriteNull("stageVariables");
        WriteContext(json, call, resource, claims, options);
        WriteBody(json, body);
        json.WriteEndObject();
    }

    private static void WritePathParameters(Utf8JsonWriter json, ApiCall call)
    {
        var names = call.Method!.Template.Split('/');
        var values = call.Path.Split('/');
        if (!names.Any(n => n.StartsWith('{')))
        {
            json.WriteNull("pathParameters");
            return;
        }

        json.WriteStartObject("pathParameters");
        foreach (var (name, value) in names.Zip(values).Where(pair => pair.First.StartsWith('{')))
        {
            json.WriteString(name.AsSpan(1, name.Length - 2), value); // As sent, like the path: the function decodes.
        }

        json.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter json, ApiCall call, ApiResource resource, JsonElement? claims, ApiFrontOptions options)
    {
        json.WriteStartObject("requestContext");
        json.WriteString("resourceId", resource.Id);
        if (claims is { } all)
        {
            json.WriteStartObject("authorizer");
            json.WritePropertyName("claims");
            AuthorizerClaims.Write(json, all);
            json.WriteEndObject();
        }

        json.WriteString("resourcePath", call.Method!.Template);
        json.WriteString("httpMethod", call.Request.Method);
        json.WriteString("extendedRequestId", call.ExtendedId);
        json.WriteString("requestTime", call.At.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture));
        json.WriteString("path", $"/{RestApiSpec.Stage}{call.Path}");
        json.WriteString("accountId", options.Account);
        json.WriteString("protocol", call.Request.Protocol);
        json.WriteString("stage", RestApiSpec.Stage);
        json.WriteString("domainPrefix", options.ApiId);
        json.WriteNumber("requestTimeEpoch", call.At.ToUnixTimeMilliseconds());
        json.WriteString("requestId", call.RequestId);
        WriteIdentity(json, call);
        json.WriteString("domainName", options.DomainName);
        json.WriteString("apiId", options.ApiId);
        json.WriteEndObject();
    }

    private static void WriteIdentity(Utf8JsonWriter json, ApiCall call)
    {
        json.WriteStartObject("identity");
        json.WriteNull("cognitoIdentityPoolId");
        json.WriteString("accountId", call.Signer is null ? null : LocalAccount.Id);
        json.WriteNull("cognitoIdentityId");
        json.WriteString("caller", call.Signer?.UserId);
        json.WriteString("sourceIp", call.Context.Connection.RemoteIpAddress?.ToString());
        json.WriteNull("principalOrgId");
        json.WriteNull("accessKey");
        json.WriteNull("cognitoAuthenticationType");
        json.WriteNull("cognitoAuthenticationProvider");
        json.WriteString("userArn", call.Signer?.Arn);
        json.WriteString("userAgent", (string?)call.Request.Headers.UserAgent);
        json.WriteString("user", call.Signer?.UserId);
        json.WriteEndObject();
    }

    // Text stays text, so that signatures over a webhook's raw body can be checked.
    private static void WriteBody(Utf8JsonWriter json, ReadOnlySpan<byte> body)
    {
        var isText = Utf8.IsValid(body);
        if (body.IsEmpty)
        {
            json.WriteNull("body");
        }
        else if (isText)
        {
            json.WriteString("body", body);
        }
        else
        {
            json.WriteBase64String("body", body);
        }

        json.WriteBoolean("isBase64Encoded", !isText);
    }
}
