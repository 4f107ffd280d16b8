using Ecommerce.Iam;
using Ecommerce.Tests.Architecture.Support;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>
/// Who may use the customer key, asked of the policy as KMS would ask it. Condition keys are those of the KMS developer guide, "AWS KMS
/// condition keys": <c>kms:ViaService</c> is there only when a service calls in somebody's name.
/// </summary>
public sealed class KeyPolicyTests
{
    private const string Region = "eu-west-1";
    private const string Account = "123456789012";
    private const string Stranger = "999999999999";
    private const string DynamoDb = $"dynamodb.{Region}.amazonaws.com";
    private const string Logs = $"logs.{Region}.amazonaws.com";
    private const string Groups = $"arn:aws:logs:{Region}:{Account}:log-group:";
    private const string OurGroup = $"{Groups}/aws/lambda/ServerlessEcommerce-products-admin";
    private const string DevelopmentsGroup = $"{Groups}/aws/lambda/dev-ServerlessEcommerce-products-admin";

    private const string OurBus = $"arn:aws:events:{Region}:{Account}:event-bus/ServerlessEcommerce-EventBus";

    private static readonly Principal s_function = Role(Account);

    [Fact]
    public void ThePolicyIsTheOneThatWasReviewed() =>
        Golden.Matches(
            "key-policy.json", KeyPolicy.Of(TopologyWorld.Shop, TopologyWorld.Development, indented: true).ReplaceLineEndings("\n") + "\n");

    [Theory]
    [InlineData("kms:Decrypt", true)]
    [InlineData("kms:GenerateDataKeyWithoutPlaintext", true)]
    [InlineData("kms:CreateGrant", true)]
    [InlineData("kms:ScheduleKeyDeletion", false)]
    [InlineData("kms:PutKeyPolicy", false)]
    public void AFunctionUsesTheKeyThroughDynamoDb(string action, bool allowed) =>
        Asked(s_function, action, Via(DynamoDb)).IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData(Account, null)]
    [InlineData(Account, "s3.eu-west-1.amazonaws.com")]
    [InlineData(Account, "dynamodb.us-east-1.amazonaws.com")]
    [InlineData(Stranger, DynamoDb)]
    [InlineData(Stranger, null)]
    public void NobodyUsesTheKeyInAnotherWay(string account, string? service) =>
        Asked(Role(account), "kms:Decrypt", Via(service, account)).IsAllowed.ShouldBeFalse();

    [Theory]
    [InlineData(OurGroup, true)]
    [InlineData($"{Groups}/aws/apigateway/ServerlessEcommerce-Api", true)]
    [InlineData(DevelopmentsGroup, false)]
    [InlineData($"{Groups}/aws/lambda/somebody-elses", false)]
    [InlineData($"arn:aws:logs:{Region}:{Stranger}:log-group:/aws/lambda/ServerlessEcommerce-products-admin", false)]
    [InlineData($"arn:aws:logs:us-east-1:{Account}:log-group:/aws/lambda/ServerlessEcommerce-products-admin", false)]
    [InlineData(null, false)]
    public void CloudWatchLogsEncryptsLogGroupsOfThisPlaceOnly(string? group, bool allowed)
    {
        Asked(Principal.OfService(Logs), "kms:Encrypt", Of(group)).IsAllowed.ShouldBe(allowed);
        Asked(Principal.OfService("logs.us-east-1.amazonaws.com"), "kms:Encrypt", Of(group)).IsAllowed.ShouldBeFalse();
        if (group is not null)
        {
            Asked(s_function, "kms:GenerateDataKey", [.. Via(Logs), .. Of(group)]).IsAllowed.ShouldBe(allowed);
        }
    }

    [Fact]
    public void AStacksKeyIsForItsOwnLogGroups()
    {
        Asked(Principal.OfService(Logs), "kms:Encrypt", Of(DevelopmentsGroup), TopologyWorld.Development).IsAllowed.ShouldBeTrue();
        Asked(Principal.OfService(Logs), "kms:Encrypt", Of(OurGroup), TopologyWorld.Development).IsAllowed.ShouldBeFalse();
    }

    [Fact]
    public void WhoWritesLogsMayHaveTheKeyDescribedButNotGranted()
    {
        Asked(s_function, "kms:DescribeKey", Via(Logs)).IsAllowed.ShouldBeTrue();
        Asked(s_function, "kms:CreateGrant", Via(Logs)).IsAllowed.ShouldBeFalse();
        Asked(Role(Stranger), "kms:GenerateDataKey", [.. Via(Logs, Stranger), .. Of(OurGroup)]).IsAllowed.ShouldBeFalse();
    }

    [Theory]
    [InlineData(OurBus, "kms:GenerateDataKey", true)]
    [InlineData(OurBus, "kms:ReEncryptFrom", true)]
    [InlineData(OurBus, "kms:CreateGrant", false)]
    [InlineData($"arn:aws:events:{Region}:{Account}:event-bus/dev-ServerlessEcommerce-EventBus", "kms:Decrypt", false)]
    [InlineData($"arn:aws:events:{Region}:{Stranger}:event-bus/ServerlessEcommerce-EventBus", "kms:Decrypt", false)]
    [InlineData(null, "kms:Decrypt", false)]
    [InlineData(null, "kms:DescribeKey", true)]
    public void EventBridgeEncryptsTheBusOfThisPlaceOnly(string? bus, string action, bool allowed)
    {
        Asked(Principal.OfService("events.amazonaws.com"), action, OfBus(bus)).IsAllowed.ShouldBe(allowed);
        Asked(Principal.OfService("scheduler.amazonaws.com"), action, OfBus(bus)).IsAllowed.ShouldBeFalse();
        Asked(s_function, action, OfBus(bus)).IsAllowed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("events", "product-events", Account, false)]
    [InlineData("events", "alarms", Account, false)]
    [InlineData("cloudwatch", "alarms", Account, true)]
    [InlineData("cloudwatch", "alarms", Stranger, false)]
    [InlineData("cloudwatch", "product-events", Account, false)]
    [InlineData("sns", "alarms", Account, false)]
    public void CloudWatchUsesTheKeyToTellOfAlarms(string service, string topic, string? account, bool allowed) =>
        Asked(
            Principal.OfService($"{service}.amazonaws.com"), "kms:GenerateDataKey",
            [
                .. Key("kms:EncryptionContext:aws:sns:topicArn", $"arn:aws:sns:{Region}:{Account}:ServerlessEcommerce-{topic}"),
                .. Key("aws:SourceAccount", account),
            ]).IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData("kms:GenerateDataKey", "product-events", Account, true)]
    [InlineData("kms:Decrypt", "product-events", Account, true)]
    [InlineData("kms:CreateGrant", "product-events", Account, false)]
    [InlineData("kms:GenerateDataKey", "alarms", Account, false)]
    [InlineData("kms:GenerateDataKey", "product-events", Stranger, false)]
    public void WhoPublishesToATopicUsesTheKeyThroughSns(string action, string topic, string account, bool allowed)
    {
        var ofTopic = Key("kms:EncryptionContext:aws:sns:topicArn", $"arn:aws:sns:{Region}:{Account}:ServerlessEcommerce-{topic}");

        Asked(Role(account), action, [.. Via($"sns.{Region}.amazonaws.com", account), .. ofTopic]).IsAllowed.ShouldBe(allowed);
        Asked(Role(account), action, [.. Via($"sqs.{Region}.amazonaws.com", account), .. ofTopic]).IsAllowed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("kms:PutKeyPolicy")]
    [InlineData("kms:ScheduleKeyDeletion")]
    public void TheAccountAdministersTheKey(string action)
    {
        var root = new Principal(Account, $"arn:aws:iam::{Account}:root");
        var administrator = PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"} }""");

        Asked(root, action, Via(null)).IsAllowed.ShouldBeTrue();
        Asked(Role(Account), action, Via(null), policy: administrator).IsAllowed.ShouldBeTrue();
        Asked(Role(Account), action, Via(null)).IsAllowed.ShouldBeFalse();
        Asked(new(Stranger, $"arn:aws:iam::{Stranger}:root"), action, Via(null, Stranger)).IsAllowed.ShouldBeFalse();
    }

    // Without another policy the caller has what a function has: it is granted nothing of the key.
    private static Decision Asked(
        Principal who, string action, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> keys, Place? place = null,
        PolicyDocument? policy = null)
    {
        var at = place ?? TopologyWorld.Production;
        policy ??= PolicyDocument.Parse(IamPolicy.Of(TopologyWorld.Shop.Functions.Single(f => f.Name == "products-admin"), at));
        var request = new AccessRequest(action, at.Arn("kms", "key/1234abcd-12ab-34cd-56ef-1234567890ab")) { Keys = keys.ToDictionary() };
        var ofKey = PolicyDocument.Parse(KeyPolicy.Of(TopologyWorld.Shop, at), PolicyKind.Resource);
        return PolicyEvaluator.Decide(who.Service is null ? [policy] : [], [ofKey], request, who);
    }

    private static Principal Role(string account) =>
        new(account, $"arn:aws:sts::{account}:assumed-role/ServerlessEcommerce-products-admin/ServerlessEcommerce-products-admin")
        {
            RoleArn = $"arn:aws:iam::{account}:role/ServerlessEcommerce-products-admin",
        };

    private static KeyValuePair<string, IReadOnlyList<string>>[] Via(string? service, string account = Account) =>
        [new("kms:CallerAccount", [account]), .. Key("kms:ViaService", service)];

    private static KeyValuePair<string, IReadOnlyList<string>>[] Of(string? group) => Key("kms:EncryptionContext:aws:logs:arn", group);

    private static KeyValuePair<string, IReadOnlyList<string>>[] OfBus(string? bus) =>
        Key("kms:EncryptionContext:aws:events:event-bus:arn", bus);

    private static KeyValuePair<string, IReadOnlyList<string>>[] Key(string name, string? value) =>
        value is null ? [] : [new(name, [value])];
}
