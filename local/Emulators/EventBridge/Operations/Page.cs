using System.Text;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>A page of a list in the order of names. Its token is the last name there is on it.</summary>
internal sealed class Page
{
    private readonly int _limit;
    private readonly string _after;

    private Page(int limit, string after) => (_limit, _after) = (limit, after);

    public static Page Of(Parameters request)
    {
        var limit = request.Integer("Limit", 1, EventLimits.PageMax) ?? EventLimits.PageMax;
        return new(limit, NameIn(request.Text("NextToken", TextRule.Token)));
    }

    /// <summary>Writes the page's part of all, and where it goes on.</summary>
    public void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> all, Func<T, string> key, Action<T> members)
    {
        var rest = all.Where(item => string.CompareOrdinal(key(item), _after) > 0).OrderBy(key, StringComparer.Ordinal).ToArray();
        var page = rest.Take(_limit).ToArray();
        json.List(name, page, members);
        WriteToken(json, rest.Length, page.LastOrDefault() is { } last ? key(last) : "");
    }

    /// <summary>The same for a list of names only.</summary>
    public void WriteNames(Utf8JsonWriter json, string name, IEnumerable<string> all)
    {
        var rest = all.Where(item => string.CompareOrdinal(item, _after) > 0).Order(StringComparer.Ordinal).ToArray();
        json.WriteStartArray(name);
        Array.ForEach([.. rest.Take(_limit)], json.WriteStringValue);
        json.WriteEndArray();
        WriteToken(json, rest.Length, rest.Take(_limit).LastOrDefault(""));
    }

    private void WriteToken(Utf8JsonWriter json, int count, string last)
    {
        if (count > _limit)
        {
            json.WriteString("NextToken", Convert.ToBase64String(Encoding.UTF8.GetBytes(last)));
        }
    }

    private static string NameIn(string? token)
    {
        var bytes = new byte[token?.Length ?? 0];
        return token is null ? ""
            : Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw EventsException.Validation("Parameter NextToken is not valid.");
    }
}
