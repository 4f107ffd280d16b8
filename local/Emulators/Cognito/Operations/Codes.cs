using System.Text.Json.Nodes;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>The mails of a pool, worded by its CustomMessage function where it has one.</summary>
internal static class Codes
{
    private const string CodePlace = "{####}";
    private const string NamePlace = "{username}";

    /// <summary>Puts a code or a password into a mail and sends it.</summary>
    /// <param name="source">Such as <c>CustomMessage_SignUp</c>.</param>
    public static async Task MailAsync(CognitoCall call, UserPool pool, string client, User user, string source, string code)
    {
        var isInvitation = source is "CustomMessage_AdminCreateUser";
        var request = new JsonObject
        {
            ["userAttributes"] = TriggerQuestion.AttributesOf(user),
            ["codeParameter"] = CodePlace,
            ["linkParameter"] = "{##Click Here##}",
            ["usernameParameter"] = isInvitation ? NamePlace : null,
        };
        var response = new JsonObject { ["smsMessage"] = null, ["emailMessage"] = null, ["emailSubject"] = null };
        var worded = await call.Engine.Triggers.AskAsync(
            pool, new(PoolMoment.CustomMessage, source, client, user.Sub, request, response), call.Cancellation);
        var subject = Text(worded?["emailSubject"]) ?? (isInvitation ? "Your temporary password" : "Your verification code");
        var text = Text(worded?["emailMessage"]) is { } own && own.Contains(CodePlace, StringComparison.Ordinal) ? own
            : isInvitation ? $"Your username is {NamePlace} and temporary password is {CodePlace}."
            : $"Your confirmation code is {CodePlace}.";
        var mail = new Mail(
            pool.Name, user.Email, subject,
            text.Replace(CodePlace, code, StringComparison.Ordinal).Replace(NamePlace, user.Email, StringComparison.Ordinal), code,
            call.Engine.Now);
        call.Engine.Store.Run(session => Mails.Send(session, mail));
    }

    /// <summary>Says where a mail went, or would have gone to somebody who is not there.</summary>
    public static CognitoReply Delivery(string address) => json =>
    {
        json.WriteStartObject("CodeDeliveryDetails");
        json.WriteString("AttributeName", "email");
        json.WriteString("DeliveryMedium", "EMAIL");
        json.WriteString("Destination", Hidden(address));
        json.WriteEndObject();
    };

    private static string Hidden(string address) =>
        address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at + 1 < address.Length
        ? $"{address[0]}***@{address[at + 1]}***"
        : "***";

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0
        ? text
        : null;
}
