namespace Ecommerce.SourceGeneration.Reading;

/// <summary>Names as they stand in JSON.</summary>
internal static class JsonNames
{
    /// <summary>
    /// What JsonNamingPolicy.CamelCase makes of a name: capitals become small from the beginning on, up to the last one before a letter
    /// that is none (<c>URLValue</c>: <c>urlValue</c>).
    /// </summary>
    public static string CamelCase(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0]))
        {
            return name;
        }

        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length && (i != 1 || char.IsUpper(letters[i])); i++)
        {
            if (i > 0 && i + 1 < letters.Length && !char.IsUpper(letters[i + 1]))
            {
                letters[i] = letters[i + 1] == ' ' ? char.ToLowerInvariant(letters[i]) : letters[i];
                break;
            }

            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new(letters);
    }

    /// <summary>
    /// True when no encoder escapes any of it. The serializer encodes names and words with its options' encoder, and all else with the
    /// writer's; here there is only the writer's.
    /// </summary>
    public static bool IsPlain(string name) => name.All(letter => letter is >= ' ' and <= '~' && "\"&'+<>\\`".IndexOf(letter) < 0);
}
