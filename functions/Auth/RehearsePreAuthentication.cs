using System.Text.Json.Serialization;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>A question as a pool asks it before it looks at a password. What else is in it passes.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record RehearsedQuestion(string TriggerSource, string UserPoolId, string UserName, RehearsedRequest Request);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record RehearsedRequest(Dictionary<string, string> UserAttributes);

/// <summary>What the pool would be told.</summary>
/// <param name="Outcome">ALLOW or DENY.</param>
/// <param name="Reason">The words that the pool would pass on.</param>
public sealed record Decision([property: JsonPropertyName("decision")] string Outcome, string? Reason = null);

/// <summary>
/// POST /pre-authentication: what <see cref="PreAuthenticate"/> would say, without anybody signing in. Signed with AWS keys only: open, it
/// would tell everybody who is blocked.
/// </summary>
public static class RehearsePreAuthentication
{
    private const string Trigger = "PreAuthentication_Authentication";

    public static Result<Answer<Decision>> Handle(RehearsedQuestion question, AuthApp app)
    {
        if (question.TriggerSource != Trigger)
        {
            return Error.Invalid(new Fault("/triggerSource", "another-trigger", $"It must be {Trigger}"));
        }

        var asked = new PoolEvent(question.TriggerSource, question.UserPoolId, ClientId: "", question.UserName)
        {
            Attributes = question.Request.UserAttributes,
        };
        return new Answer<Decision>(Admission.Of(asked, app) is { } error ? new("DENY", error.Detail) : new Decision("ALLOW"));
    }
}
