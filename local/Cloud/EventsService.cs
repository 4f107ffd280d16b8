using Ecommerce.Iam;
using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Cloud;

/// <summary>
/// EventBridge itself, when it sends for a rule: it has no rights but those that the policy of what it sends to gives it.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
/// </summary>
/// <param name="policy">Of what it sends to; null: that has none.</param>
internal sealed class EventsService(string ruleArn, PolicyDocument? policy) : Caller("events.amazonaws.com", "AIDALOCALEVENTBRIDGE0")
{
    private static readonly Principal s_principal = Principal.OfService("events.amazonaws.com");

    public override string? Refuse(AccessRequest request)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(request.Keys, StringComparer.OrdinalIgnoreCase)
        {
            ["aws:SourceArn"] = [ruleArn],
            ["aws:SourceAccount"] = [LocalAccount.Id],
            ["aws:PrincipalIsAWSService"] = ["true"],
            ["aws:SecureTransport"] = ["true"],
        };
        return policy is not null && PolicyEvaluator.Decide([], [policy], request with { Keys = keys }, s_principal).IsAllowed
            ? null
            : $"{Arn} is not authorized to perform: {request.Action} on resource: {request.Resource} for {ruleArn} "
                + "because no resource-based policy allows it";
    }
}
