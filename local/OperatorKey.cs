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
            return Read(path) is { AccessKeyId.Length: > 0, SecretAccessKey.Length: > 0 } kept
                ? kept
                : throw new InvalidDataException($"{path} is damaged; remove it to have a new key pair made (clients need it then)");
        }

        var made = new OperatorKey(
            "AKIA" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)));
        Directory.CreateDirectory(folder);
        PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(made));
        return made;
    }

    private static OperatorKey? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<OperatorKey>(File.ReadAllBytes(path));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
