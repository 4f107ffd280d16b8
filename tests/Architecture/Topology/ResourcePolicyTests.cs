using System.Text;
using Ecommerce.Iam;
using Ecommerce.Tests.Architecture.Support;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>Whom queues, topics and the roles of schedules let in, asked as SQS, SNS and Lambda would ask.</summary>
public sealed class ResourcePolicyTests
{
    private const string Account = "123456789012";
    private const string Events = "events.amazonaws.com";
    private const string Rules = $"arn:aws:events:eu-west-1:{Account}:rule/dev-ServerlessEcommerce-EventBus";
    private const string Rule = $"{Rules}/dev-ServerlessEcommerce-inventory-follow-catalogue";
    private const string OnDefaultBus = $"arn:aws:events:eu-west-1:{Account}:rule/dev-ServerlessEcommerce-inventory-follow-catalogue";
    private const string Bus = $"arn:aws:events:eu-west-1:{Account}:event-bus/dev-ServerlessEcommerce-EventBus";
    private const string OfAnnouncer = $"{Rules}/dev-ServerlessEcommerce-relay-announce-products";

    private static Place Place => TopologyWorld.Development;

    [Fact]
    public void ThePoliciesAreThoseThatWereReviewed()
    {
        var text = new StringBuilder();
        foreach (var spec in TopologyWorld.Shop.InOrder)
        {
            foreach (var line in Lines(spec))
            {
                text.Append(line.ReplaceLineEndings("\n")).Append('\n');
            }
        }

        Golden.Matches("resource-policies.txt", text.ToString());
    }

    [Theory]
    [InlineData("inventory-follow-catalogue", Rule, true)]
    [InlineData("inventory-follow-catalogue", OfAnnouncer, false)]
    [InlineData("inventory-follow-catalogue", Bus, false)]
    [InlineData("inventory-follow-catalogue", OnDefaultBus, false)]
    [InlineData("inventory-follow-catalogue", null, false)]
    [InlineData("inventory-follow-catalogue-dead", Rule, true)]
    [InlineData("relay-announce-products-dead", OfAnnouncer, true)]
    [InlineData("relay-announce-products-dead", Rule, false)]
    [InlineData("EventBus-dead", Bus, true)]
    [InlineData("EventBus-dead", Rule, false)]
    [InlineData("relay-products-dead", Bus, false)]
    [InlineData("relay-sweep-products-dead", Rule, false)]
    public void EventBridgeSendsInTheNameOfTheOneRuleOrBus(string queue, string? source, bool allowed)
    {
        Asked(queue, "sqs:SendMessage", Events, ("aws:SourceArn", source)).ShouldBe(allowed);
        Asked(queue, "sqs:SendMessage", "sns.amazonaws.com", ("aws:SourceArn", source)).ShouldBeFalse();
        Asked(queue, "sqs:ReceiveMessage", Events, ("aws:SourceArn", source)).ShouldBeFalse();
    }

    [Fact]
    public void NothingGoesInClearText()
    {
        TopologyWorld.Shop.InOrder.Select(PolicyOf).OfType<string>().ShouldAllBe(policy =>
            PolicyDocument.Parse(policy, PolicyKind.Resource).Statements.Count(s => s.Effect == Effect.Deny) == 1);

        Sends("true").ShouldBeTrue();
        Sends("false").ShouldBeFalse();

        static bool Sends(string secure) =>
            Asked("inventory-follow-catalogue", "sqs:SendMessage", Events, ("aws:SourceArn", Rule), ("aws:SecureTransport", secure));
    }

    [Theory]
    [InlineData("product-events", Events, null, null, false)]
    [InlineData("product-events", "cloudwatch.amazonaws.com", Account, "dev-ServerlessEcommerce-x-dead", false)]
    [InlineData("alarms", "cloudwatch.amazonaws.com", Account, "dev-ServerlessEcommerce-x-dead", true)]
    [InlineData("alarms", "cloudwatch.amazonaws.com", Account, "ServerlessEcommerce-x-dead", false)]
    [InlineData("alarms", "cloudwatch.amazonaws.com", "999999999999", "dev-ServerlessEcommerce-x-dead", false)]
    [InlineData("alarms", Events, null, null, false)]
    public void ATopicLetsInAlarmsOfItsPlaceWhereItIsForThem(string topic, string service, string? account, string? alarm, bool allowed)
    {
        var source = alarm is null ? null : $"arn:aws:cloudwatch:eu-west-1:{Account}:alarm:{alarm}";

        Asked(topic, "sns:Publish", service, ("aws:SourceAccount", account), ("aws:SourceArn", source)).ShouldBe(allowed);
    }

    [Theory]
    [InlineData("lambda:InvokeFunction", "lambda", "function:dev-ServerlessEcommerce-relay-sweep-products:live", true)]
    [InlineData("lambda:InvokeFunction", "lambda", "function:dev-ServerlessEcommerce-relay-sweep-products", false)]
    [InlineData("lambda:InvokeFunction", "lambda", "function:dev-ServerlessEcommerce-relay-products:live", false)]
    [InlineData("sqs:SendMessage", "sqs", "dev-ServerlessEcommerce-relay-sweep-products-dead", true)]
    [InlineData("sqs:SendMessage", "sqs", "dev-ServerlessEcommerce-inventory-follow-catalogue", false)]
    public void AScheduleWakesItsFunctionAndNoOther(string action, string service, string path, bool allowed)
    {
        var sweep = TopologyWorld.Shop.Operations.Single(o => o.Name == "SweepProducts");
        var policy = PolicyDocument.Parse(IamPolicy.Of(((ScheduleTrigger)sweep.WokenBy).RoleGrants(sweep), Place));
        var request = new AccessRequest(action, Place.Arn(service, path)) { Keys = new Dictionary<string, IReadOnlyList<string>>() };

        PolicyEvaluator.Decide([policy], [], request, new(Account, $"arn:aws:iam::{Account}:role/s")).IsAllowed.ShouldBe(allowed);
    }

    [Theory]
    [InlineData("relay-products", "ecommerce.products", "ProductCreated", true)]
    [InlineData("relay-sweep-products", "ecommerce.products", "ProductDeleted", true)]
    [InlineData("relay-products", "ecommerce.inventory", "StockLow", false)]
    [InlineData("relay-products", "ecommerce.products", "StockLow", false)]
    [InlineData("relay-products", "ecommerce.products", "ProductSold", false)]
    [InlineData("relay-products", "aws.ec2", "ProductCreated", false)]
    [InlineData("relay-products", "ecommerce.products", null, false)]
    [InlineData("products-admin", "ecommerce.products", "ProductCreated", false)]
    public void ARelaySpeaksAsItsSourceInWordsOfTheCatalogue(string function, string source, string? type, bool allowed)
    {
        var request = new AccessRequest("events:PutEvents", Bus)
        {
            Keys = new Dictionary<string, IReadOnlyList<string>>
            {
                ["events:source"] = [source], ["events:detail-type"] = type is null ? [] : [type],
            },
        };
        var policy = PolicyDocument.Parse(IamPolicy.Of(TopologyWorld.Shop.Functions.Single(f => f.Name == function), Place));

        PolicyEvaluator.Decide([policy], [], request, new(Account, $"arn:aws:iam::{Account}:role/r")).IsAllowed.ShouldBe(allowed);
    }

    [Theory]
    [InlineData("relay-announce-products", "product-events", true)]
    [InlineData("relay-announce-products", "alarms", false)]
    [InlineData("relay-products", "product-events", false)]
    public void AnAnnouncerPublishesToItsTopic(string function, string topic, bool allowed)
    {
        var request = new AccessRequest("sns:Publish", Place.Arn("sns", $"dev-ServerlessEcommerce-{topic}"))
        {
            Keys = new Dictionary<string, IReadOnlyList<string>>(),
        };
        var policy = PolicyDocument.Parse(IamPolicy.Of(TopologyWorld.Shop.Functions.Single(f => f.Name == function), Place));

        PolicyEvaluator.Decide([policy], [], request, new(Account, $"arn:aws:iam::{Account}:role/r")).IsAllowed.ShouldBe(allowed);
    }

    private static bool Asked(string name, string action, string service, params (string Key, string? Value)[] keys)
    {
        var spec = TopologyWorld.Shop.InOrder.OfType<Resource>().Single(s => s.Name == name && PolicyOf(s) is not null);
        var request = new AccessRequest(action, spec.Arn(Place))
        {
            Keys = keys.Where(k => k.Value is not null).ToDictionary(k => k.Key, k => (IReadOnlyList<string>)[k.Value!]),
        };
        var policy = PolicyDocument.Parse(PolicyOf(spec)!, PolicyKind.Resource);
        return PolicyEvaluator.Decide([], [policy], request, Principal.OfService(service)).IsAllowed;
    }

    private static string? PolicyOf(Spec spec) => spec switch
    {
        QueueSpec queue => QueuePolicy.Of(queue, Place, indented: true),
        DeadLetterSpec dead => QueuePolicy.Of(dead, Place, indented: true),
        TopicSpec topic => TopicPolicy.Of(topic, Place, indented: true),
        _ => null,
    };

    private static IEnumerable<string> Lines(Spec spec) => spec switch
    {
        QueueSpec queue => [$"{spec} {PolicyOf(spec)}", $"redrive {QueuePolicy.Redrive(queue, Place)}"],
        DeadLetterSpec dead => [$"{spec} {PolicyOf(spec)}", $"redrive allowed {QueuePolicy.RedriveAllow(dead, Place)}"],
        TopicSpec => [$"{spec} {PolicyOf(spec)}"],
        FunctionSpec { Operations: [{ WokenBy: ScheduleTrigger trigger } operation] } =>
            [$"Schedule/{spec.Name} {IamPolicy.Of(trigger.RoleGrants(operation), Place, indented: true)}"],
        _ => [],
    };
}
