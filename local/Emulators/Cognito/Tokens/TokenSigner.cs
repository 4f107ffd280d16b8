using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>Makes claims a token of a pool: a JWT signed with RS256 (RFC 7515).</summary>
internal static class TokenSigner
{
    public static string Sign(UserPool pool, Action<Utf8JsonWriter> claims)
    {
        var header = Encode(json =>
        {
            json.WriteString("kid", pool.KeyId);
            json.WriteString("alg", "RS256");
        });
        var signed = $"{header}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(pool.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }
}
