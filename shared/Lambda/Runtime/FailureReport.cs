using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// What the Runtime API is told of a failure (AWS Lambda developer guide, "Using the Lambda runtime API for custom runtimes",
/// initialization error and invocation error): <c>{"errorMessage","errorType","stackTrace":[…]}</c>.
/// </summary>
/// <param name="Type">Header <c>Lambda-Runtime-Function-Error-Type</c>, of the form category.reason.</param>
/// <param name="Message">One sentence.</param>
/// <param name="StackTrace">At most <see cref="LambdaLimits.StackTraceLinesMax"/> lines.</param>
internal sealed record FailureReport(string Type, string Message, IReadOnlyList<string> StackTrace)
{
    public static FailureReport Of(Exception exception) =>
        new(exception.GetType().Name, Cut(exception.Message), Lines(exception.StackTrace ?? ""));

    public static FailureReport TooLarge(int bytes) => new(
        "Function.ResponseSizeTooLarge",
        $"The response has {bytes} bytes; Lambda takes at most {LambdaLimits.PayloadBytesMax}",
        []);

    public void Write(ByteBuffer body)
    {
        using Utf8JsonWriter json = new(body, JsonTextEncoder.WriterOptions);
        json.WriteStartObject();
        json.WriteString("errorMessage"u8, Message);
        json.WriteString("errorType"u8, Type);
        json.WriteStartArray("stackTrace"u8);
        foreach (var line in StackTrace)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    private static List<string> Lines(string trace)
    {
        List<string> lines = [];
        foreach (var line in trace.AsSpan().EnumerateLines())
        {
            if (lines.Count == LambdaLimits.StackTraceLinesMax)
            {
                break;
            }

            if (!line.IsWhiteSpace())
            {
                lines.Add(Cut(line.Trim().ToString()));
            }
        }

        return lines;
    }

    private static string Cut(string text) =>
        text.Length <= LambdaLimits.ErrorMessageCharsMax ? text : text[..LambdaLimits.ErrorMessageCharsMax];
}
