using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>Answers of the Lambda API: rest-json, with the error's name in a header.</summary>
internal static class LambdaReply
{
    public const string ContentType = "application/json";

    public static AwsReply Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            write(json);
        }

        return new(200, ContentType, stream.ToArray());
    }

    public static AwsReply Empty(int status) => new(status, ContentType, default);

    public static AwsReply NotFound(string arn) => Refuse(404, "ResourceNotFoundException", $"Function not found: {arn}");

    public static AwsReply Invalid(string message) => Refuse(400, "InvalidParameterValueException", message);

    public static AwsReply TooManyRequests() =>
        Refuse(429, "TooManyRequestsException", "Rate Exceeded.", ",\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\"");

    /// <summary>Captured from AWS: this one has no "Type".</summary>
    public static AwsReply Denied(string words) =>
        Json(403, "AccessDeniedException", $$"""{"Message":"{{Escaped(words)}}"}""");

    public static AwsReply Refuse(int status, string type, string message, string more = "") =>
        Json(status, type, $$"""{"Type":"User","Message":"{{Escaped(message)}}"{{more}}}""");

    private static AwsReply Json(int status, string type, string body) =>
        new(status, ContentType, Encoding.UTF8.GetBytes(body)) { Headers = [new("x-amzn-ErrorType", type)] };

    private static string Escaped(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
