using System.Collections.Concurrent;

namespace Ecommerce.Local.Trust;

/// <summary>The key pairs that are valid now. Those of a function's instance come with it and go with it.</summary>
public sealed class KeyRing
{
    private readonly ConcurrentDictionary<string, AccessKey> _keys = new(StringComparer.Ordinal);

    public void Add(AccessKey key)
    {
        if (!_keys.TryAdd(key.Id, key))
        {
            throw new ArgumentException($"There is a key {key.Id} already.", nameof(key));
        }
    }

    public void Remove(string id) => _keys.TryRemove(id, out _);

    public AccessKey? Find(string id) => _keys.GetValueOrDefault(id);
}
