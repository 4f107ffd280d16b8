using System.Globalization;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>
/// The part of JSONPath that EventBridge reads: names after dots, indices, and wildcards over arrays.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
/// </summary>
internal static class EventPath
{
    /// <summary>The JSON of what stands there; of a path with a wildcard, an array of all. Null when nothing does.</summary>
    public static string? Find(JsonElement root, string path)
    {
        IReadOnlyList<JsonElement> found = [root];
        var isMany = false;
        foreach (var step in StepsOf(path))
        {
            isMany |= step == "*";
            found = [.. found.SelectMany(element => Take(element, step))];
        }

        return isMany ? $"[{string.Join(',', found.Select(element => element.GetRawText()))}]"
            : found is [var one] ? one.GetRawText() : null;
    }

    public static bool IsPath(string text) =>
        text.StartsWith('$') && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "$.-_[]*/'\"@#".Contains(letter));

    private static IEnumerable<string> StepsOf(string path) => path.TrimStart('$')
        .Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
        .Split('.', StringSplitOptions.RemoveEmptyEntries).Select(step => step.Trim('\'', '"'));

    private static IEnumerable<JsonElement> Take(JsonElement element, string step) => element.ValueKind switch
    {
        JsonValueKind.Array when step == "*" => element.EnumerateArray(),
        JsonValueKind.Object when step == "*" => element.EnumerateObject().Select(member => member.Value),
        JsonValueKind.Array when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at < element.GetArrayLength() => [element[at]],
        JsonValueKind.Object when element.TryGetProperty(step, out var value) => [value],
        _ => [],
    };
}
