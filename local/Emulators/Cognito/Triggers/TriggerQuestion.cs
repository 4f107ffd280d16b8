using System.Text.Json.Nodes;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// One question of a pool, as its function gets it.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
/// </summary>
/// <param name="Source">Such as <c>PreSignUp_SignUp</c>.</param>
/// <param name="Client">Of the client that somebody used.</param>
/// <param name="UserName">The user's sub.</param>
/// <param name="Request">What is told besides.</param>
/// <param name="Response">What may be answered, with the values that count if nothing is.</param>
internal sealed record TriggerQuestion(
    PoolMoment Moment, string Source, string Client, string UserName, JsonObject Request, JsonObject Response)
{
    /// <summary>In place of a client, where an admin does something.</summary>
    public const string NoClient = "CLIENT_ID_NOT_APPLICABLE";

    private const string SdkVersion = "aws-sdk-unknown-unknown";

    public JsonObject Event(UserPool pool) => new()
    {
        ["version"] = Moment is PoolMoment.PreTokenGeneration ? "2" : "1",
        ["region"] = UserPool.Region,
        ["userPoolId"] = pool.Id,
        ["userName"] = UserName,
        ["callerContext"] = new JsonObject { ["awsSdkVersion"] = SdkVersion, ["clientId"] = Client },
        ["triggerSource"] = Source,
        ["request"] = Request,
        ["response"] = Response,
    };

    /// <summary>A user's attributes as questions have them.</summary>
    public static JsonObject AttributesOf(User user)
    {
        var attributes = new JsonObject { ["sub"] = user.Sub, ["cognito:user_status"] = user.StatusText };
        foreach (var (name, value) in user.Attributes)
        {
            attributes[name] = value;
        }

        return attributes;
    }
}

/// <summary>Asks the functions of pools, and puts what goes wrong into Cognito's words. Never under the store's lock.</summary>
internal sealed class TriggerCalls(IPoolTriggers triggers)
{
    /// <summary>The response of whoever answers; null: nobody is asked.</summary>
    public async Task<JsonObject?> AskAsync(UserPool pool, TriggerQuestion question, CancellationToken cancellation)
    {
        if (!triggers.Answers(pool.Spec, question.Moment))
        {
            return null;
        }

        return await triggers.AskAsync(pool.Spec, question.Moment, question.Event(pool), cancellation) switch
        {
            TriggerAnswer.Given { Event: JsonObject answer } when answer["response"] is JsonObject response => response,
            TriggerAnswer.Given => throw CognitoException.TriggerUnreadable(),
            TriggerAnswer.Refused refused => throw CognitoException.TriggerRefused($"{question.Moment}", refused.Message),
            TriggerAnswer.Failed failed => throw CognitoException.TriggerFailed($"{question.Moment}", failed.Why),
            var other => throw new InvalidOperationException($"{other} is new here"),
        };
    }
}
