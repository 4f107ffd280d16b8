using System.Text.Json;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// The attributes that users may have: OpenID Connect's, since the pools define none of their own.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
/// </summary>
internal static class UserAttributes
{
    private static readonly string[] s_known =
    [
        "address", "birthdate", "email", "family_name", "gender", "given_name", "locale", "middle_name", "name", "nickname",
        "phone_number", "picture", "preferred_username", "profile", "website", "zoneinfo",
    ];

    /// <summary>The attributes of somebody new, whose name is the address.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> given, string name, bool byAdmin = false)
    {
        if (name.Count(letter => letter == '@') != 1 || name.Any(char.IsWhiteSpace) || name[0] == '@' || name[^1] == '@')
        {
            throw CognitoException.Parameter("Username should be an email.");
        }

        Check(given, byAdmin);
        return new Dictionary<string, string>(given) { ["email"] = name.Trim() };
    }

    /// <summary>Refuses what nobody may set: the rest, and by people themselves whether they are verified.</summary>
    public static void Check(IReadOnlyDictionary<string, string> given, bool byAdmin)
    {
        foreach (var name in given.Keys.Where(name => !s_known.Contains(name) && !(byAdmin && name is "email_verified")))
        {
            throw name is "email_verified" or "phone_number_verified" or "sub"
                ? CognitoException.NotAuthorized($"Cannot modify the non-mutable attribute {name}")
                : CognitoException.Parameter(
                    $"Attributes did not conform to the schema: Type for attribute {{{name}}} could not be determined");
        }
    }

    /// <summary>The list of names and values as the API has it.</summary>
    public static void Write(Utf8JsonWriter json, string member, User user)
    {
        json.WriteStartArray(member);
        foreach (var (name, value) in user.Attributes.Prepend(new("sub", user.Sub)))
        {
            json.WriteStartObject();
            json.WriteString("Name", name);
            json.WriteString("Value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
