using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>The query string of an event: unescaped, names case-sensitive, the last value of each and all of them.</summary>
internal static class EventQuery
{
    public static void Write(Utf8JsonWriter json, string? query)
    {
        var byName = new Dictionary<string, List<string>>();
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().ToString();
            if (!byName.TryGetValue(name, out var values))
            {
                byName.Add(name, values = []);
            }

            values.Add(pair.DecodeValue().ToString());
        }

        if (byName.Count == 0)
        {
            json.WriteNull("queryStringParameters");
            json.WriteNull("multiValueQueryStringParameters");
            return;
        }

        json.WriteStartObject("queryStringParameters");
        foreach (var (name, values) in byName)
        {
            json.WriteString(name, values[^1]);
        }

        json.WriteEndObject();
        json.WriteStartObject("multiValueQueryStringParameters");
        foreach (var (name, values) in byName)
        {
            json.WriteStartArray(name);
            values.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
