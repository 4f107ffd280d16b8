using Ecommerce.Iam;
using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Cloud;

/// <summary>
/// A service of AWS itself, when it sends for a rule or a topic: it has no rights but those that the policy of what it sends to gives it.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
/// https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
/// </summary>
/// <param name="name">The principal: <c>events.amazonaws.com</c>, <c>sns.amazonaws.com</c>.</param>
/// <param name="sourceArn">The rule or topic that it sends for.</param>
/// <param name="policy">Of what it sends to; null: that has none.</param>
internal sealed class AwsService(string name, string sourceArn, PolicyDocument? policy) : Caller(name, "AIDALOCALSERVICE00000")
{
    private readonly Principal _principal = Principal.OfService(name);

    public override string? Refuse(AccessRequest request)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(request.Keys, StringComparer.OrdinalIgnoreCase)
        {
            ["aws:SourceArn"] = [sourceArn],
            ["aws:SourceAccount"] = [LocalAccount.Id],
            ["aws:PrincipalIsAWSService"] = ["true"],
            ["aws:SecureTransport"] = ["true"],
        };
        return policy is not null && PolicyEvaluator.Decide([], [policy], request with { Keys = keys }, _principal).IsAllowed
            ? null
            : $"{Arn} is not authorized to perform: {request.Action} on resource: {request.Resource} for {sourceArn} "
                + "because no resource-based policy allows it";
    }
}
