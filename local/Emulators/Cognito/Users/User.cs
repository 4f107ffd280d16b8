using System.Text.Json.Serialization;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>Where a user is between signing up and signing in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UserStatus>))]
internal enum UserStatus
{
    /// <summary>Signed up; the code that was mailed has not come back.</summary>
    Unconfirmed,
    Confirmed,

    /// <summary>An admin demands that the password be replaced.</summary>
    ResetRequired,

    /// <summary>Made by an admin, with a password that must be replaced at the first sign-in.</summary>
    ForceChangePassword,
}

/// <summary>Somebody in a pool.</summary>
/// <param name="Sub">Also the user name, in pools where people sign in by their addresses.</param>
internal sealed record User(string Pool, string Sub, IReadOnlyDictionary<string, string> Attributes)
{
    public UserStatus Status { get; init; }

    public bool IsEnabled { get; init; } = true;

    /// <summary>Null where an admin gave none.</summary>
    public PasswordHash? Password { get; init; }

    /// <summary>When a password that an admin gave ends; null: it is the user's own.</summary>
    public DateTimeOffset? PasswordUntil { get; init; }

    /// <summary>The code that confirms the address.</summary>
    public Code? Confirmation { get; init; }

    /// <summary>The code that allows a new password.</summary>
    public Code? Reset { get; init; }

    /// <summary>The authenticator app's secret, in base32, once it has shown a code.</summary>
    public string? TotpSecret { get; init; }

    /// <summary>A secret that has not shown a code yet.</summary>
    public string? NewTotpSecret { get; init; }

    /// <summary>The step of the last code: none is taken twice.</summary>
    public long TotpStep { get; init; }

    /// <summary>Whether signing in asks for the app, where the pool leaves that to people.</summary>
    public bool AsksTotp { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }

    [JsonIgnore]
    public string Email => Attributes.GetValueOrDefault("email", "");

    [JsonIgnore]
    public string StatusText => Status switch
    {
        UserStatus.Unconfirmed => "UNCONFIRMED",
        UserStatus.Confirmed => "CONFIRMED",
        UserStatus.ResetRequired => "RESET_REQUIRED",
        UserStatus.ForceChangePassword => "FORCE_CHANGE_PASSWORD",
    };

    public User With(string attribute, string value) => this with
    {
        Attributes = new Dictionary<string, string>(Attributes) { [attribute] = value },
    };
}

/// <summary>A code of a mail: only its hash is kept.</summary>
internal sealed record Code(string Hash, DateTimeOffset Until);
