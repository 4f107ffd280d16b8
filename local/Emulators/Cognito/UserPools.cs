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

    private UserPools(IEnumerable<Kept> kept, Dictionary<string, UserPoolSpec> specs) =>
        _byName = kept.ToDictionary(k => k.Name, k => new UserPool(k, specs[k.Name]));

    public IReadOnlyCollection<UserPool> All => _byName.Values;

    public UserPool this[UserPoolSpec spec] => _byName[spec.Name];

    public static UserPools Open(string folder, Shop shop)
    {
        var path = Path.Combine(folder, FileName);
        var there = Read(path);
        var specs = shop.InOrder.OfType<UserPoolSpec>().ToDictionary(spec => spec.Name);
        Kept[] kept =
        [
            .. there.Select(pool => specs.TryGetValue(pool.Name, out var spec) ? WithClients(pool, spec) : pool),
            .. specs.Values.Where(spec => !there.Any(pool => pool.Name == spec.Name)).Select(Make),
        ];
        if (!kept.SequenceEqual(there))
        {
            Directory.CreateDirectory(folder);
            PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(kept));
        }

        try
        {
            return new(kept.Where(pool => specs.ContainsKey(pool.Name)), specs);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw Damaged(path, e); // A key that is none, or two pools of one name.
        }
    }

    /// <summary>The pool that has a client.</summary>
    public UserPool? FindByClient(string clientId) => _byName.Values.FirstOrDefault(p => p.Clients.Values.Contains(clientId));

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

    private static Kept Make(UserPoolSpec spec)
    {
        using var key = RSA.Create(KeyBits);
        return WithClients(
            new(
                spec.Name,
                $"{UserPool.Region}_{RandomNumberGenerator.GetString(Letters, 9)}",
                NewClientId(),
                Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
                key.ExportPkcs8PrivateKeyPem()),
            spec);
    }

    // A pool that an earlier version made has one client, that of the first scope; and a new scope has none yet.
    private static Kept WithClients(Kept pool, UserPoolSpec spec)
    {
        var clients = pool.Clients ?? new() { [spec.Scopes[0]] = pool.ClientId };
        var missing = spec.Scopes.Except(clients.Keys).Select(scope => KeyValuePair.Create(scope, NewClientId())).ToArray();
        return pool.Clients is not null && missing.Length == 0 ? pool : pool with { Clients = new([.. clients, .. missing]) };
    }

    private static string NewClientId() => RandomNumberGenerator.GetString(LowerLetters, 26);

    /// <param name="ClientId">Of the pool's first scope.</param>
    /// <param name="Clients">Ids by scope; null: the file is of a time when a pool had one.</param>
    internal sealed record Kept(
        string Name, string Id, string ClientId, string KeyId, string Key, Dictionary<string, string>? Clients = null);
}
