namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>How pools are set up beyond what the topology says.</summary>
public sealed record PoolSettings
{
    /// <summary>Of PBKDF2; tests that hash much take fewer.</summary>
    public int PasswordIterations { get; init; } = CognitoLimits.PasswordIterations;

    /// <summary>
    /// Whether clients take passwords from anybody (ALLOW_USER_PASSWORD_AUTH). The shop's take them from its functions only.
    /// </summary>
    public bool AllowsPasswordAuth { get; init; }
}

/// <summary>What every operation works with.</summary>
internal sealed class CognitoEngine(FileStore store, UserPools pools, IPoolTriggers triggers, TimeProvider clock, PoolSettings settings)
{
    // Guesses of one name are looked at one after the other, so that a burst of them is counted as it should be.
    private readonly SemaphoreSlim[] _byName = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    private long _passwordsCompared;

    /// <summary>How many passwords were looked at since the start.</summary>
    public long PasswordsCompared => Interlocked.Read(ref _passwordsCompared);

    public FileStore Store => store;

    public UserPools Pools => pools;

    public TriggerCalls Triggers { get; } = new(triggers);

    public PoolSettings Settings => settings;

    public TokenVerifier Verifier { get; } = new(pools, clock);

    /// <summary>What a password is compared with where there is none.</summary>
    public PasswordHash Nobody { get; } = PasswordHash.Nobody(settings.PasswordIterations);

    public DateTimeOffset Now => clock.GetUtcNow();

    public UserPool Pool(string id) => pools.Find(id) ?? throw CognitoException.NoPool(id);

    /// <summary>The pool of a client.</summary>
    public UserPool PoolOf(string client) => pools.FindByClient(client) ?? throw CognitoException.NoClient(client);

    /// <summary>Does something about one name, while nobody else does about that name.</summary>
    public async Task<T> OneAtATimeAsync<T>(string pool, string name, Func<Task<T>> work, CancellationToken cancellation)
    {
        var gate = _byName[(uint)HashCode.Combine(pool, UserRows.Lower(name)) % _byName.Length];
        await gate.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Hashes on no thread that others wait for.</summary>
    public Task<PasswordHash> HashAsync(string password) => Task.Run(() => PasswordHash.Of(password, settings.PasswordIterations));

    /// <summary>Compares, for the same time whether there is anything to compare with.</summary>
    public Task<bool> IsPasswordAsync(PasswordHash? hash, string password) => Task.Run(() =>
    {
        var isRight = (hash ?? Nobody).IsOf(password);
        Interlocked.Increment(ref _passwordsCompared);
        return isRight && hash is not null;
    });
}
