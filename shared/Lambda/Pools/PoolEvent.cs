using System.Text.Json;

namespace Ecommerce.Lambda;

/// <summary>
/// What a user pool asks a function (Cognito developer guide, "Customizing user pool workflows with Lambda triggers", common parameters).
/// </summary>
/// <param name="Trigger">Such as <c>PreSignUp_SignUp</c>.</param>
/// <param name="PoolId">The pool that asks.</param>
/// <param name="ClientId">The client that somebody used.</param>
/// <param name="UserName">In pools where people sign in by their addresses, the <c>sub</c>.</param>
public sealed record PoolEvent(string Trigger, string PoolId, string ClientId, string UserName)
{
    /// <summary>The user's attributes by name, such as <c>email</c>; of somebody whom the pool does not know, those it was given.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>What stands in a mail where the code shall; empty where no mail is asked about.</summary>
    public string CodePlace { get; init; } = "";

    /// <summary>What stands in a mail where the user's name shall; empty where none is asked about.</summary>
    public string NamePlace { get; init; } = "";

    /// <summary>Reads <c>version</c>, <c>triggerSource</c> and the rest.</summary>
    /// <exception cref="JsonException">It is not what a pool asks.</exception>
    internal static PoolEvent Read(JsonElement @event)
    {
        var request = Member(@event, "request");
        return new(
            Text(@event, "triggerSource") ?? throw Missing("triggerSource"), Text(@event, "userPoolId") ?? throw Missing("userPoolId"),
            Text(Member(@event, "callerContext"), "clientId") ?? throw Missing("clientId"), Text(@event, "userName") ?? "")
        {
            Attributes = request.TryGetProperty("userAttributes", out var attributes) && attributes.ValueKind is JsonValueKind.Object
                ? attributes.EnumerateObject().Where(a => a.Value.ValueKind is JsonValueKind.String)
                    .GroupBy(a => a.Name).ToDictionary(a => a.Key, a => a.Last().Value.GetString()!)
                : new Dictionary<string, string>(),
            CodePlace = Text(request, "codeParameter") ?? "",
            NamePlace = Text(request, "usernameParameter") ?? "",
        };
    }

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.Object
            ? member
            : throw Missing(name);

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static JsonException Missing(string name) => new($"A pool's question has a {name}");
}
