using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Local;

/// <summary>A refusal by the endpoint itself, in the protocol that the caller speaks.</summary>
internal static class AwsError
{
    public static AwsReply Of(AwsCall call, int status, string code, string message) => SpeaksJson(call)
        ? new(status, "application/x-amz-json-1.0", Utf8(new JsonObject { ["__type"] = code, ["message"] = message }.ToJsonString()))
        {
            Headers = [new("x-amzn-ErrorType", code)],
        }
        : new(status, "text/xml", Utf8(
            $"<ErrorResponse><Error><Code>{code}</Code><Message>{SecurityElement.Escape(message)}</Message></Error></ErrorResponse>"));

    private static bool SpeaksJson(AwsCall call) => call.Headers.ContainsKey("x-amz-target")
        || (call.Headers.TryGetValue("content-type", out var type) && type.Contains("json", StringComparison.OrdinalIgnoreCase));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
