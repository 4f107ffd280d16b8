using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.Cognito;

namespace Ecommerce.Tests.Unit.Gateway;

/// <summary>Tokens as an attacker would make them, and valid ones with one thing changed.</summary>
internal static class Forge
{
    public static JsonObject Part(string token, int index) =>
        JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[index]))!.AsObject();

    /// <summary>Changes header or claims and signs anew with the pool's own key.</summary>
    public static string Resign(string token, UserPool pool, Action<JsonObject, JsonObject> change)
    {
        var (header, claims) = (Part(token, 0), Part(token, 1));
        change(header, claims);
        return Make(header, claims, signed => pool.Sign(signed));
    }

    /// <summary>Keeps the signature over changed claims.</summary>
    public static string Tamper(string token, Action<JsonObject> change)
    {
        var claims = Part(token, 1);
        change(claims);
        var parts = token.Split('.');
        return $"{parts[0]}.{Encode(claims)}.{parts[2]}";
    }

    /// <summary>Says HS256 and uses the public key, which anyone has, as the secret.</summary>
    public static string ConfuseAlgorithms(string token, UserPool pool)
    {
        using var key = RSA.Create(pool.PublicKey);
        var secret = Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem());
        var header = new JsonObject { ["kid"] = pool.KeyId, ["alg"] = "HS256" };
        return Make(header, Part(token, 1), signed => HMACSHA256.HashData(secret, signed));
    }

    public static string SignWithAnotherKey(string token)
    {
        using var key = RSA.Create(2_048);
        return Make(Part(token, 0), Part(token, 1), s => key.SignData(s, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static string Make(JsonObject header, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
