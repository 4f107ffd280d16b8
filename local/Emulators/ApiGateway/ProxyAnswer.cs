using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>
/// Reads what a function returned. API Gateway takes an object of status, headers and a text body and nothing else; anything else is a
/// "Malformed Lambda proxy response" (API Gateway developer guide, "Output format of a Lambda function for proxy integration").
/// </summary>
internal static class ProxyAnswer
{
    private static readonly SearchValues<char> s_token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // What API Gateway keeps for itself, it hands on under another name ("Important notes", table of remapped headers).
    private static readonly string[] s_remapped =
        ["Authorization", "Content-Length", "Content-MD5", "Date", "Host", "Server", "User-Agent", "WWW-Authenticate"];

    /// <summary>The answer, or what is malformed about it.</summary>
    public static (ApiReply? Reply, string Malformed) Read(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > GatewayLimits.PayloadBytesMax)
        {
            return (null, "larger than 6 MB");
        }

        try
        {
            using var json = JsonDocument.Parse(payload);
            return json.RootElement.ValueKind is JsonValueKind.Object
                ? (new(Status(json.RootElement), Body(json.RootElement), Headers(json.RootElement)), "")
                : throw new MalformedException("not an object");
        }
        catch (MalformedException e)
        {
            return (null, e.Message);
        }
        catch (JsonException)
        {
            return (null, "not JSON");
        }
        catch (InvalidOperationException)
        {
            return (null, "text that is not Unicode");
        }
    }

    private static int Status(JsonElement answer)
    {
        var status = answer.TryGetProperty("statusCode", out var value) ? value : default;
        var text = status.ValueKind switch
        {
            JsonValueKind.Number => status.GetRawText(),
            JsonValueKind.String => status.GetString(),
            _ => null,
        };
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 200 and <= 599
            ? code
            : throw new MalformedException("statusCode is no HTTP status");
    }

    private static byte[] Body(JsonElement answer)
    {
        var flag = answer.TryGetProperty("isBase64Encoded", out var found) ? found : default;
        var isBase64 = flag.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False or JsonValueKind.Undefined or JsonValueKind.Null => false,
            _ => throw new MalformedException("isBase64Encoded is no boolean"),
        };
        var body = answer.TryGetProperty("body", out var value) ? value : default;
        return body.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => [],
            JsonValueKind.String when !isBase64 => Encoding.UTF8.GetBytes(body.GetString()!),
            JsonValueKind.String => body.TryGetBytesFromBase64(out var bytes) ? bytes : throw new MalformedException("body is not base64"),
            _ => throw new MalformedException("body is no string"),
        };
    }

    // In both places the same pair counts once; otherwise the lists are joined.
    private static List<KeyValuePair<string, string>> Headers(JsonElement answer)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var header in Members(answer, "multiValueHeaders"))
        {
            if (header.Value.ValueKind is not JsonValueKind.Array)
            {
                throw new MalformedException($"multiValueHeaders.{header.Name} is no list");
            }

            foreach (var value in header.Value.EnumerateArray())
            {
                Add(headers, header.Name, Text(header.Name, value));
            }
        }

        var multiple = headers.ToArray();
        foreach (var header in Members(answer, "headers"))
        {
            var value = Text(header.Name, header.Value);
            if (!multiple.Any(m => m.Value == value && m.Key.Equals(header.Name, StringComparison.OrdinalIgnoreCase)))
            {
                Add(headers, header.Name, value);
            }
        }

        return headers;
    }

    private static void Add(List<KeyValuePair<string, string>> headers, string name, string value)
    {
        if (!EventHeaders.IsPerConnection(name))
        {
            headers.Add(new(s_remapped.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"x-amzn-Remapped-{name}" : name, value));
        }
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement answer, string name) =>
        !answer.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null ? default
        : value.ValueKind is JsonValueKind.Object ? value.EnumerateObject()
        : throw new MalformedException($"{name} is no object");

    private static string Text(string name, JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => throw new MalformedException($"header {name} is no text"),
        };
        var isSendable = name.Length > 0 && !name.AsSpan().ContainsAnyExcept(s_token) && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
        return isSendable ? text : throw new MalformedException($"header {name} cannot be sent");
    }

    private sealed class MalformedException(string message) : Exception(message);
}
