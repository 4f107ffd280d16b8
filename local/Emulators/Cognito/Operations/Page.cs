using System.Text.Json;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>One page of a list, and where the next begins.</summary>
internal static class Page
{
    /// <param name="items">In an order that stays.</param>
    /// <param name="keyOf">What tells items apart.</param>
    /// <param name="limit">Items in the page; null: as many as a page may have.</param>
    /// <param name="after">The key that the page before ended with.</param>
    /// <param name="names">Of the list, and of the token that leads on.</param>
    public static CognitoReply Of<T>(
        IEnumerable<T> items, Func<T, string> keyOf, int? limit, string? after, (string List, string Token) names,
        Action<Utf8JsonWriter, T> write)
    {
        if (limit is < 0 or > CognitoLimits.PageMax)
        {
            throw CognitoException.Parameter($"A page has 1 to {CognitoLimits.PageMax} items");
        }

        var size = limit is null or 0 ? CognitoLimits.PageMax : limit.Value;
        var all = items.ToList();
        var from = after is null ? 0 : all.FindIndex(item => keyOf(item) == after) + 1;
        if (after is not null && from == 0)
        {
            throw CognitoException.Parameter("Invalid pagination token.");
        }

        var page = all.Skip(from).Take(size).ToList();
        return json =>
        {
            json.WriteStartArray(names.List);
            foreach (var item in page)
            {
                json.WriteStartObject();
                write(json, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (from + page.Count < all.Count)
            {
                json.WriteString(names.Token, keyOf(page[^1]));
            }
        };
    }
}
