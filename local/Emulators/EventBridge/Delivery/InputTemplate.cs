using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>
/// Puts values in the place of a template's <c>&lt;variables&gt;</c>. A template is one or more texts in quotes, a line each, or JSON.
/// Outside of quotes a value stands as JSON; inside, a text stands without its quotes. An object or array inside of a text loses all
/// quotes; inside of a quoted value of a JSON template it does not, and spoils it.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
/// </summary>
internal static partial class InputTemplate
{
    /// <summary>The variables a template speaks of.</summary>
    public static IEnumerable<string> VariablesOf(string template) => Variable().Matches(template).Select(match => match.Groups[1].Value);

    /// <summary>Null when the result is not JSON: EventBridge does not deliver that.</summary>
    public static ReadOnlyMemory<byte>? Fill(string template, TemplateVariables variables)
    {
        var isText = template.TrimStart().StartsWith('"');
        var filled = new StringBuilder();
        var (isQuoted, from) = (false, 0);
        foreach (Match match in Variable().Matches(template))
        {
            isQuoted = IsQuotedAfter(template.AsSpan(from, match.Index - from), isQuoted);
            var value = variables.Find(match.Groups[1].Value);
            filled.Append(template, from, match.Index - from).Append(isQuoted ? Inside(value, isText) : value ?? "\"\"");
            from = match.Index + match.Length;
        }

        filled.Append(template, from, template.Length - from);
        return IsJson(filled.ToString(), isText) ? Encoding.UTF8.GetBytes(filled.ToString()) : default(ReadOnlyMemory<byte>?);
    }

    private static string Inside(string? value, bool isText) => value switch
    {
        null => "",
        ['"', ..] => value[1..^1],
        ['{' or '[', ..] when isText => WithoutQuotes(value),
        _ => value,
    };

    private static string WithoutQuotes(string json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = EventLimits.DepthMax + 8 });
        var plain = JsonSerializer.Serialize(document.RootElement, s_relaxed);
        return plain.Replace("\"", "", StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal);
    }

    private static readonly JsonSerializerOptions s_relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = EventLimits.DepthMax + 8,
    };

    private static bool IsQuotedAfter(ReadOnlySpan<char> text, bool isQuoted)
    {
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\':
                    at++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                default:
                    break;
            }
        }

        return isQuoted;
    }

    private static bool IsJson(string text, bool isText)
    {
        try
        {
            foreach (var part in isText ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [text])
            {
                JsonDocument.Parse(part, new() { MaxDepth = EventLimits.DepthMax + 8 }).Dispose();
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex("<([^<>\"\\s]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
