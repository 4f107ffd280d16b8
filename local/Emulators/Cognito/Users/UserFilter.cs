using System.Text.RegularExpressions;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// Which users a list shows: <c>email = "a@b.c"</c>, or <c>email ^= "a"</c> for a beginning.
/// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
/// </summary>
internal sealed partial class UserFilter
{
    private readonly Func<User, bool> _lets;

    private UserFilter(Func<User, bool> lets) => _lets = lets;

    public static UserFilter Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return new(_ => true);
        }

        var match = Form().Match(text);
        if (!match.Success)
        {
            throw CognitoException.Parameter("Error while parsing filter.");
        }

        var (name, isBeginning, value) = (match.Groups["name"].Value, match.Groups["sign"].Value == "^=", match.Groups["value"].Value);
        return new(user => ValueOf(user, name) is { } there && (isBeginning
            ? there.StartsWith(value, StringComparison.OrdinalIgnoreCase)
            : there.Equals(value, StringComparison.OrdinalIgnoreCase)));
    }

    public bool Lets(User user) => _lets(user);

    private static string? ValueOf(User user, string name) => name switch
    {
        "sub" or "username" => user.Sub,
        "cognito:user_status" => user.StatusText,
        "status" => user.IsEnabled ? "Enabled" : "Disabled",
        "email" or "name" or "given_name" or "family_name" or "preferred_username" or "phone_number" =>
            user.Attributes.GetValueOrDefault(name),
        _ => throw CognitoException.Parameter($"Invalid search attribute: {name}"),
    };

    [GeneratedRegex(
        """^\s*"?(?<name>[a-z:_]+)"?\s*(?<sign>\^?=)\s*"(?<value>[^"]*)"\s*$""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
