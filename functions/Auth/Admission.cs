using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>Who may come in: everybody whose address is not blocked.</summary>
internal static class Admission
{
    /// <summary>What a person is told. It says nothing of whether the address is somebody's.</summary>
    public static Error Refused { get; } = new(Problem.Forbidden, "This address may not be used at present");

    /// <summary>Null where the person of a question may pass.</summary>
    public static Error? Of(PoolEvent asked, AuthApp app) =>
        asked.Attributes.TryGetValue("email", out var email) && app.Blocked.Find(email) is not null ? Refused : null;

    /// <summary>The answer to a question that has nothing to add.</summary>
    public static Result<Action<System.Text.Json.Utf8JsonWriter>> Answer(PoolEvent asked, AuthApp app) =>
        Of(asked, app) is { } error ? error : PoolFunction.Pass;
}
