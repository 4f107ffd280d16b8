using System.Security.Cryptography;
using System.Text.Json;

namespace Ecommerce.Local;

/// <summary>The key pair by which SDKs and the aws CLI speak to the AWS endpoint. Made once per data folder.</summary>
public sealed record OperatorKey(string AccessKeyId, string SecretAccessKey)
{
    private const string FileName = "operator.json";

    public static OperatorKey Open(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path))
        {
            return JsonSerializer.Deserialize<OperatorKey>(File.ReadAllBytes(path))
                ?? throw new InvalidDataException($"{path} holds no key pair; remove it to have a new one made");
        }

        var made = new OperatorKey(
            "AKIA" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)));
        Directory.CreateDirectory(folder);
        PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(made));
        return made;
    }
}
