using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>Makes access tokens with the claims of Cognito's, in its order.</summary>
public sealed class TokenIssuer(UserPools pools, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = UserPoolSpec.AccessTokenValidity;

    /// <summary>A token for the pool's first scope, as its web client gets.</summary>
    public string Issue(UserPoolSpec pool, string email, params IReadOnlyList<string> groups) =>
        Issue(pool, email, [pool.Scopes[0]], groups);

    public string Issue(UserPoolSpec spec, string email, IReadOnlyList<string> scopes, IReadOnlyList<string> groups)
    {
        var pool = pools[spec];
        return TokenSigner.Sign(pool, json => Claims(json, pool, (SubOf(pool, email), email), scopes, groups));
    }

    /// <summary>Who an e-mail address is in a pool: the same every time, and another one in another pool.</summary>
    public static string SubOf(UserPool pool, string email)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{pool.Id} {email.Trim().ToLowerInvariant()}")).AsSpan(0, 16);
        hash[6] = (byte)(hash[6] & 0x0F | 0x40); // The form of a random UUID, which is what Cognito's are.
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }

    private void Claims(
        Utf8JsonWriter json, UserPool pool, (string Sub, string Email) user, IReadOnlyList<string> scopes, IReadOnlyList<string> groups)
    {
        var now = clock.GetUtcNow();
        json.WriteString("sub", user.Sub);
        if (groups.Count > 0)
        {
            json.WriteStartArray("cognito:groups");
            foreach (var group in groups)
            {
                json.WriteStringValue(group);
            }

            json.WriteEndArray();
        }

        json.WriteString("iss", pool.Issuer);
        json.WriteNumber("version", 2);
        json.WriteString("client_id", scopes.Select(pool.Clients.GetValueOrDefault).FirstOrDefault(id => id is not null, pool.ClientId));
        json.WriteString("origin_jti", Guid.CreateVersion7(now));
        json.WriteString("event_id", Guid.CreateVersion7(now));
        json.WriteString("token_use", "access");
        json.WriteString("scope", string.Join(' ', scopes));
        json.WriteNumber("auth_time", now.ToUnixTimeSeconds());
        json.WriteNumber("exp", (now + Lifetime).ToUnixTimeSeconds());
        json.WriteNumber("iat", now.ToUnixTimeSeconds());
        json.WriteString("jti", Guid.CreateVersion7(now));
        json.WriteString("email", user.Email); // By the pool's trigger, as the scopes are.
        json.WriteString("username", user.Sub); // Where people sign in by e-mail, Cognito's user name is the sub.
    }
}
