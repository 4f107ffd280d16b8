using System.Text.Json;

namespace Ecommerce.Lambda;

/// <summary>
/// The claims of a Cognito authorizer. A REST API passes every claim as a string: lists come as <c>a,b</c>, and as <c>[a b]</c>
/// or <c>[a, b]</c> where a token's claim was an array.
/// </summary>
internal sealed class ProxyClaims
{
    private string? _subject, _scope, _groups, _email, _username;

    /// <summary>Reads <c>requestContext.authorizer</c>; null where it holds no claims.</summary>
    public static ProxyClaims? Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        ProxyClaims? claims = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return claims;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isClaims = reader.ValueTextEquals("claims"u8);
            reader.Read();
            if (isClaims && reader.TokenType == JsonTokenType.StartObject)
            {
                claims = new ProxyClaims();
                claims.ReadAll(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return claims;
    }

    /// <summary>Null where the token names nobody.</summary>
    public Caller? Caller() => string.IsNullOrEmpty(_subject)
        ? null
        : new Caller(_subject, Split(_scope), Split(_groups), _email, _username);

    private void ReadAll(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("sub"u8))
            {
                _subject = ProxyText.String(ref reader);
            }
            else if (reader.ValueTextEquals("scope"u8))
            {
                _scope = ProxyText.String(ref reader);
            }
            else if (reader.ValueTextEquals("cognito:groups"u8))
            {
                _groups = ProxyText.String(ref reader);
            }
            else if (reader.ValueTextEquals("email"u8))
            {
                _email = ProxyText.String(ref reader);
            }
            else if (reader.ValueTextEquals("username"u8) || reader.ValueTextEquals("cognito:username"u8))
            {
                _username = ProxyText.String(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private static string[] Split(string? list)
    {
        if (string.IsNullOrEmpty(list))
        {
            return [];
        }

        var inner = list is ['[', .., ']'] ? list[1..^1] : list;
        return inner.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
    }
}
