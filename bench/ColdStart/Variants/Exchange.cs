using System.Text;
using System.Text.Json;

namespace Ecommerce.Bench.ColdStart.Variants;

/// <summary>An event, and what a right answer to it says.</summary>
/// <param name="Event">A REST API's proxy event, as JSON.</param>
/// <param name="Status">The answer's HTTP status.</param>
/// <param name="Member">A member of the answer's body, and what it must be.</param>
internal sealed record Exchange(string Event, int Status, string Member, string Value)
{
    /// <summary>The answer's whole body, as JSON, of programs that do all of the same work; null: the one member is enough.</summary>
    public string? Body { get; init; }

    /// <summary>Says in words what is wrong with an answer; null: nothing.</summary>
    public string? FindFault(ReadOnlySpan<byte> answer)
    {
        try
        {
            Utf8JsonReader reader = new(answer);
            using var response = JsonDocument.ParseValue(ref reader);
            var status = response.RootElement.GetProperty("statusCode").GetInt32();
            using var body = JsonDocument.Parse(response.RootElement.GetProperty("body").GetString()!);
            var value = body.RootElement.GetProperty(Member).ToString();
            if (status != Status || value != Value)
            {
                return $"it answered {status} with {Member} '{value}'; right is {Status} with '{Value}': {Encoding.UTF8.GetString(answer)}";
            }

            return IsWhole(body.RootElement) ? null : $"its body is not {Body}: {Encoding.UTF8.GetString(answer)}";
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"it answered what cannot be read ({broken.Message}): {Encoding.UTF8.GetString(answer)}";
        }
    }

    private bool IsWhole(JsonElement body)
    {
        if (Body is null)
        {
            return true;
        }

        using var right = JsonDocument.Parse(Body);
        return JsonElement.DeepEquals(body, right.RootElement);
    }
}
