using System.Security.Cryptography;
using System.Text.Json;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// The user pools of a topology, each with the ids and the key that AWS would have given it. They are made once per data folder and
/// then stay, so tokens and configured clients outlive a restart. Immutable: worlds of one process may share them.
/// </summary>
public sealed class UserPools : IDisposable
{
    private const string FileName = "user-pools.json";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string LowerLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int KeyBits = 2_048;

    // Half a pool is no pool.
    private static readonly JsonSerializerOptions s_strict = new()
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly Dictionary<string, UserPool> _byName;

    private UserPools(IEnumerable<Kept> kept) => _byName = kept.ToDictionary(k => k.Name, k => new UserPool(k));

    public IReadOnlyCollection<UserPool> All => _byName.Values;

    public UserPool this[UserPoolSpec spec] => _byName[spec.Name];

    public static UserPools Open(string folder, Shop shop)
    {
        var path = Path.Combine(folder, FileName);
        var kept = Read(path);
        var names = shop.InOrder.OfType<UserPoolSpec>().Select(s => s.Name).ToHashSet();
        var missing = names.Except(kept.Select(k => k.Name)).ToArray();
        if (missing.Length > 0)
        {
            kept = [.. kept, .. missing.Select(Make)];
            Directory.CreateDirectory(folder);
            PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(kept));
        }

        try
        {
            return new(kept.Where(k => names.Contains(k.Name)));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw Damaged(path, e); // A key that is none, or two pools of one name.
        }
    }

    public UserPool? Find(string id) => _byName.Values.FirstOrDefault(p => p.Id == id);

    public void Dispose()
    {
        foreach (var pool in _byName.Values)
        {
            pool.Dispose();
        }
    }

    private static Kept[] Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Kept[]>(File.ReadAllBytes(path), s_strict) ?? throw Damaged(path) : [];
        }
        catch (JsonException e)
        {
            throw Damaged(path, e);
        }
    }

    private static InvalidDataException Damaged(string path, Exception? why = null) =>
        new($"{path} is damaged; remove it to have new user pools made (tokens in use end)", why);

    private static Kept Make(string name)
    {
        using var key = RSA.Create(KeyBits);
        return new(
            name,
            $"{UserPool.Region}_{RandomNumberGenerator.GetString(Letters, 9)}",
            RandomNumberGenerator.GetString(LowerLetters, 26),
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            key.ExportPkcs8PrivateKeyPem());
    }

    internal sealed record Kept(string Name, string Id, string ClientId, string KeyId, string Key);
}
