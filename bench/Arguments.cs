using System.Globalization;

namespace Ecommerce.Bench;

/// <summary>The command line is wrong; the message says how.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>The options of one call: pairs of a name and a value.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values;

    private Arguments(Dictionary<string, string> values) => _values = values;

    public static Arguments Read(IReadOnlyList<string> words, IReadOnlyDictionary<string, string> known)
    {
        var values = known.ToDictionary();
        for (var i = 0; i < words.Count; i += 2)
        {
            var name = words[i].StartsWith("--", StringComparison.Ordinal) ? words[i][2..] : "";
            if (!known.ContainsKey(name))
            {
                throw new UsageException($"'{words[i]}' is no option of this command");
            }

            values[name] = i + 1 < words.Count ? words[i + 1] : throw new UsageException($"--{name} has no value");
        }

        return new Arguments(values);
    }

    /// <summary>Any text.</summary>
    public string Text(string name) => _values[name];

    /// <summary>One of two words.</summary>
    public bool IsYes(string name) => _values[name] switch
    {
        "yes" => true,
        "no" => false,
        var other => throw new UsageException($"--{name} must be yes or no, not '{other}'"),
    };

    /// <summary>A whole number of at least one.</summary>
    public int Count(string name) =>
        int.TryParse(_values[name], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new UsageException($"--{name} must be a whole number of at least 1, not '{_values[name]}'");
}
