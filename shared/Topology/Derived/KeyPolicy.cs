namespace Ecommerce.Topology;

/// <summary>
/// The policy of the customer key: the account administers it, DynamoDB uses it in the name of whoever reads or writes a table, and
/// CloudWatch Logs uses it for log groups of this place, for itself and in the name of whoever writes or reads them (DynamoDB developer
/// guide, "DynamoDB encryption at rest usage notes"; CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS Key
/// Management Service"). SNS uses it in the name of whoever publishes to a topic, EventBridge for the buses of this place, CloudWatch to
/// tell of alarms.
/// </summary>
public static class KeyPolicy
{
    private const string EventBridge = "events.amazonaws.com";

    // Through DynamoDB: to open a table's data key, and, when a table is made, to let DynamoDB go on alone.
    private static readonly string[] s_throughDynamoDb =
        ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

    private static readonly string[] s_ofLogs = ["kms:Decrypt", "kms:Describe*", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

    // EventBridge user guide, "Encrypting EventBridge event buses" and "Encrypting EventBridge archives with AWS KMS keys".
    private static readonly string[] s_ofBuses = ["kms:Decrypt", "kms:GenerateDataKey", "kms:ReEncrypt*"];

    // SNS developer guide, "Managing Amazon SNS encryption keys and costs", and there "Enable compatibility between event sources from AWS
    // services and encrypted topics".
    private static readonly string[] s_ofTopics = ["kms:Decrypt", "kms:GenerateDataKey*"];

    public static string Of(Shop shop, Place place, bool indented = false) => ResourcePolicy.Of(
    [
        Of("Account", Party.Account(place), ["kms:*"]),
        Of("ThroughDynamoDb", Party.Anybody, s_throughDynamoDb, Through($"dynamodb.{place.Region}.amazonaws.com", place)),
        .. OfLogs($"logs.{place.Region}.amazonaws.com", place),
        .. OfBuses([.. shop.InOrder.OfType<BusSpec>().Select(bus => bus.Arn(place))]),
        .. OfTopics([.. shop.InOrder.OfType<TopicSpec>()], place),
    ], indented);

    private static IEnumerable<ResourceStatement> OfLogs(string logs, Place place)
    {
        const string Group = "kms:EncryptionContext:aws:logs:arn";
        string[] groups = [.. LogGroups.Roots.Select(root => LogGroups.ArnOfAll(root, place))];
        yield return Of("Logs", Party.Service(logs), s_ofLogs, new Condition("ArnLike", Group, groups));

        // To describe a key brings no encryption context.
        yield return Of("ThroughLogs", Party.Anybody, s_ofLogs, [.. Through(logs, place), new("ArnLikeIfExists", Group, groups)]);
    }

    // An archive is encrypted in the name of its bus, but not called in it: what is asked for is the encryption context alone.
    private static IEnumerable<ResourceStatement> OfBuses(IReadOnlyList<string> buses)
    {
        const string Bus = "kms:EncryptionContext:aws:events:event-bus:arn";
        yield return Of("Buses", Party.Service(EventBridge), s_ofBuses, new Condition("StringEquals", Bus, buses));
        yield return Of("DescribeForBuses", Party.Service(EventBridge), ["kms:DescribeKey"]);
    }

    // SNS binds a data key to its topic.
    private static IEnumerable<ResourceStatement> OfTopics(IReadOnlyList<TopicSpec> topics, Place place)
    {
        const string Topic = "kms:EncryptionContext:aws:sns:topicArn";
        string[] told = [.. topics.Where(t => !t.IsForAlarms).Select(t => t.Arn(place))];
        string[] alarmed = [.. topics.Where(t => t.IsForAlarms).Select(t => t.Arn(place))];
        yield return Of("TopicsOfEvents", Party.Anybody, s_ofTopics,
            [.. Through($"sns.{place.Region}.amazonaws.com", place), new("StringEquals", Topic, told)]);
        yield return Of("TopicsOfAlarms", Party.Service("cloudwatch.amazonaws.com"), s_ofTopics,
            new("StringEquals", "aws:SourceAccount", place.Account), new("StringEquals", Topic, alarmed));
    }

    private static Condition[] Through(string service, Place place) =>
        [new("StringEquals", "kms:CallerAccount", place.Account), new("StringEquals", "kms:ViaService", service)];

    // In a key's own policy "*" is the key.
    private static ResourceStatement Of(string sid, Party who, IReadOnlyList<string> actions, params IReadOnlyList<Condition> conditions) =>
        new(sid, who, actions, "*", conditions);
}
