namespace Ecommerce.Stores;

/// <summary>Which of several shards a text belongs to: the same in every process, today and after an update.</summary>
public static class Sharding
{
    /// <summary>FNV-1a over the characters: short, even enough for a handful of shards, and fixed by its definition.</summary>
    public static int Of(string text, int shardsCount)
    {
        var hash = 2_166_136_261u;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 16_777_619u;
        }

        return (int)(hash % (uint)shardsCount);
    }
}
