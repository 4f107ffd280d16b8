using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Ecommerce.Topology;

/// <summary>
/// Reads a stack's configuration, in this one place. All that is wrong is told together, before anything is made: what was said, what
/// can be said, and what to type.
/// </summary>
/// <param name="config">Values by key without the project's name; lists and objects as JSON, as Pulumi hands them over.</param>
public sealed partial class StackSettingsReader(string stack, IReadOnlyDictionary<string, string> config, Shop shop)
{
    private const int ConcurrencyMax = 1_000;

    private readonly List<string> _faults = [];
    private readonly HashSet<string> _known = [];

    /// <summary>The days that CloudWatch Logs takes (PutRetentionPolicy, retentionInDays).</summary>
    public static IReadOnlyList<int> RetentionDays { get; } =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <exception cref="StackSettingsException">The configuration cannot be used; the message says all that is wrong with it.</exception>
    public StackSettings Read()
    {
        var defaults = new StackSettings(stack);
        CheckStack();
        var settings = defaults with
        {
            LogRetentionDays = Days("logRetentionDays", defaults.LogRetentionDays),
            RetainData = Flag("retainData", defaults.RetainData),
            Architecture = Word("architecture", defaults.Architecture, ("arm64", Architecture.Arm64), ("x64", Architecture.X64)),
            Traffic = Word("traffic", defaults.Traffic, ("atOnce", Traffic.AtOnce), ("gradual", Traffic.Gradual)),
            ProvisionedConcurrency = Counts("provisionedConcurrency"),
            ReservedConcurrency = Counts("reservedConcurrency"),
            AdminEmail = Email("adminEmail"),
            LoginCallbackUrls = Urls("loginCallbackUrls", defaults.LoginCallbackUrls),
            ApiGatewayLogging = Flag("apiGatewayLogging", defaults.ApiGatewayLogging),
            Commit = Text("commit", defaults.Commit),
        };
        CheckKeys();
        CheckReservations(settings);
        CheckTogether(settings);
        return _faults.Count == 0 ? settings : throw new StackSettingsException(_faults);
    }

    private void CheckStack()
    {
        if (ReservedWord().Match(stack) is { Success: true } reserved)
        {
            _faults.Add($"The stack is called \"{stack}\", and Cognito refuses domains with {reserved.Value} in them. "
                + "Type: pulumi stack rename dev");
        }

        if (!StackName().IsMatch(stack) || stack.Length > Place.StackCharactersMax)
        {
            _faults.Add($"The stack is called \"{stack}\", and names are made of it: 1 to {Place.StackCharactersMax} lower-case letters, "
                + "digits and single hyphens, a letter first. Type: pulumi stack rename dev");
        }
    }

    private void CheckKeys()
    {
        foreach (var key in config.Keys.Where(key => !_known.Contains(key)).Order(StringComparer.Ordinal))
        {
            _faults.Add($"{key} is no setting; there are {string.Join(", ", _known.Order(StringComparer.Ordinal))}. "
                + $"Type: pulumi config rm {key}");
        }
    }

    // Lambda refuses it only when the function is already made.
    private void CheckReservations(StackSettings settings)
    {
        foreach (var (function, warm) in settings.ProvisionedConcurrency)
        {
            if (settings.ReservedConcurrency.TryGetValue(function, out var most) && warm > most)
            {
                _faults.Add($"{function} is to have {warm} warm instances and {most} at most. "
                    + $"Type: pulumi config set --path reservedConcurrency.{function} {warm}");
            }
        }
    }

    private void CheckTogether(StackSettings settings)
    {
        if (settings.Traffic is Traffic.Gradual && settings.ProvisionedConcurrency.Count > 0)
        {
            _faults.Add("provisionedConcurrency keeps instances of one version warm, and traffic gradual shares an alias between two, "
                + "which Lambda refuses together. Type: pulumi config rm provisionedConcurrency");
        }

        if (settings.RetainData && settings.LoginCallbackUrls.Any(url => new Uri(url).IsLoopback))
        {
            _faults.Add("loginCallbackUrls leads to localhost, where anybody's program may listen, and retainData says that it matters. "
                + "Type: pulumi config set --path 'loginCallbackUrls[0]' https://shop.example.com/callback");
        }
    }

    private int Days(string key, int otherwise) => Given(key) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && RetentionDays.Contains(number) ? number
        : Wrong(key, text, $"CloudWatch Logs takes {string.Join(", ", RetentionDays)} days", "14", otherwise);

    private bool Flag(string key, bool otherwise) => Word(key, otherwise, ("true", true), ("false", false));

    private T Word<T>(string key, T otherwise, params IReadOnlyList<(string Word, T Value)> words)
    {
        if (Given(key) is not { } text)
        {
            return otherwise;
        }

        var at = words.Select(w => w.Word).ToList().IndexOf(text);
        return at >= 0 ? words[at].Value
            : Wrong(key, text, $"it is {string.Join(" or ", words.Select(w => w.Word))}", words[0].Word, otherwise);
    }

    private string? Email(string key) => Given(key) is not { } text ? null
        : EmailAddress().IsMatch(text) ? text
        : Wrong(key, text, "it is one e-mail address", "ada@example.com", (string?)null);

    private string Text(string key, string otherwise) => Given(key) is not { } text ? otherwise
        : Commit().IsMatch(text) ? text
        : Wrong(key, text, "it is 1 to 64 letters, digits, dots, hyphens and underscores", "\"$(git rev-parse --short HEAD)\"", otherwise);

    private IReadOnlyDictionary<string, int> Counts(string key)
    {
        var none = new Dictionary<string, int>();
        if (Given(key) is not { } text)
        {
            return none;
        }

        var example = shop.Functions[0].Name;
        if (Json(text, SettingsJson.Default.DictionaryStringInt32) is not { } counts)
        {
            return Wrong<Dictionary<string, int>>(key, text, "it is a number of instances for each function", (example, "2"), none);
        }

        foreach (var (function, count) in counts)
        {
            if (shop.Functions.All(f => f.Name != function))
            {
                _faults.Add($"{key} names {function}, which is no function; "
                    + $"there are {string.Join(", ", shop.Functions.Select(f => f.Name))}. Type: pulumi config rm --path {key}.{function}");
            }
            else if (count is < 1 or > ConcurrencyMax)
            {
                _faults.Add($"{key}.{function} is {count}; it is 1 to {ConcurrencyMax}. Type: pulumi config set --path {key}.{function} 2");
            }
        }

        return counts;
    }

    private IReadOnlyList<string> Urls(string key, IReadOnlyList<string> otherwise)
    {
        const string Rule = "it is a list of 1 to 100 addresses: https://, an app's own scheme, or http:// for localhost";
        return Given(key) is not { } text ? otherwise
            : Json(text, SettingsJson.Default.StringArray) is { Length: > 0 and <= 100 } urls && urls.All(IsCallback) ? urls
            : Wrong(key, text, Rule, ("[0]", "https://shop.example.com/callback"), otherwise);
    }

    // Cognito takes no other (CreateUserPoolClient, CallbackURLs).
    private static bool IsCallback(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Fragment.Length == 0
        && text.Contains("://", StringComparison.Ordinal) && url.Scheme is not ("javascript" or "data" or "file")
        && (url.Scheme != Uri.UriSchemeHttp || url.Host == "localhost");

    private string? Given(string key)
    {
        _known.Add(key);
        return config.GetValueOrDefault(key);
    }

    private T Wrong<T>(string key, string text, string rule, string example, T otherwise)
    {
        _faults.Add($"{key} is \"{text}\"; {rule}. Type: pulumi config set {key} {example}");
        return otherwise;
    }

    private T Wrong<T>(string key, string text, string rule, (string Part, string Value) example, T otherwise)
    {
        var path = example.Part.StartsWith('[') ? $"'{key}{example.Part}'" : $"{key}.{example.Part}";
        _faults.Add($"{key} is {text}; {rule}. Type: pulumi config set --path {path} {example.Value}");
        return otherwise;
    }

    private static T? Json<T>(string text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return null; // Told by the caller, in words about the setting.
        }
    }

    [GeneratedRegex("^[^@\\s]{1,64}@[^@\\s]{1,189}$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailAddress();

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex StackName();

    // The domain of the hosted login is made of the stack's name.
    [GeneratedRegex("aws|amazon|cognito")]
    private static partial Regex ReservedWord();

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$")]
    private static partial Regex Commit();
}

[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class SettingsJson : JsonSerializerContext;
