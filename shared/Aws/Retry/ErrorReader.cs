using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ecommerce.Aws;

/// <summary>
/// Finds code and message in an error answer of any of AWS's protocols: JSON (header x-amzn-errortype or member __type),
/// query and REST-XML (elements Code and Message). Smithy, "AWS protocols", "Operation error serialization".
/// </summary>
internal static class ErrorReader
{
    public static Failure FailureOf(AwsAnswer answer)
    {
        var (code, message) = answer.Body.Span.TrimStart(" \t\r\n"u8).StartsWith("{"u8) ? Json(answer) : Xml(answer);
        code = Bare(answer.Header("x-amzn-errortype") ?? code ?? $"Http{answer.Status}");
        return new Failure(code, Shortened(message ?? "no message"), ErrorCodes.KindOf(code, answer.Status))
        {
            Status = answer.Status,
            RequestId = answer.Header("x-amzn-requestid") ?? answer.Header("x-amz-request-id"),
            ServerTime = TimeIn(answer.Header("date")),
        };
    }

    private static (string? Code, string? Message) Json(AwsAnswer answer)
    {
        string? code = null, message = null;
        try
        {
            var reader = new Utf8JsonReader(answer.Body.Span, new JsonReaderOptions { MaxDepth = AwsLimits.JsonDepthMax });
            reader.Read();
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var isCode = reader.ValueTextEquals("__type"u8) || reader.ValueTextEquals("code"u8);
                var isMessage = reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("Message"u8);
                reader.Read();
                var text = reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
                code = isCode ? code ?? text : code;
                message = isMessage ? text : message;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // A broken body does not make the error another one: the status still says what to do.
        }

        return (code, message);
    }

    private static (string? Code, string? Message) Xml(AwsAnswer answer) =>
        (Element(answer.Body.Span, "<Code>"u8), Element(answer.Body.Span, "<Message>"u8));

    /// <summary>The text up to the next tag. Codes and messages have no markup inside.</summary>
    private static string? Element(ReadOnlySpan<byte> xml, ReadOnlySpan<byte> tag)
    {
        if (xml.IndexOf(tag) is not (>= 0 and var start))
        {
            return null;
        }

        var text = xml[(start + tag.Length)..];
        return text.IndexOf((byte)'<') is >= 0 and var end ? Encoding.UTF8.GetString(text[..end]) : null;
    }

    /// <summary>Takes the name out of <c>namespace#Name:uri</c>.</summary>
    private static string Bare(string code)
    {
        var end = code.IndexOf(':', StringComparison.Ordinal);
        var name = end < 0 ? code : code[..end];
        return name[(name.IndexOf('#', StringComparison.Ordinal) + 1)..];
    }

    private static string Shortened(string message) =>
        message.Length <= AwsLimits.ErrorMessageCharsMax ? message : message[..AwsLimits.ErrorMessageCharsMax];

    private static DateTimeOffset? TimeIn(string? date) =>
        DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
