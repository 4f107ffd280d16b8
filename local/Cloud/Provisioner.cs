using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Iam;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Trust;
using Ecommerce.Topology;

namespace Ecommerce.Local.Cloud;

/// <summary>Reads the topology and makes of it what this machine can host. The Pulumi program is the other reader.</summary>
public sealed class Provisioner(
    Place place, IEmulator dynamo, LambdaHost lambda, IFunctionCode code, FunctionRoles roles,
    IReadOnlyDictionary<string, string> surroundings) : IShopReader
{
    /// <summary>What nobody waits for. It is made once all is read, since it may need what is read last.</summary>
    public AsyncEdges Edges { get; } = new();

    /// <summary>Data on this machine is encrypted by its disk or not at all; who might use the key is tested on its policy.</summary>
    public void Key(KeySpec key)
    {
        // Nothing to make.
    }

    public void Table(TableSpec table)
    {
        Create(table);
        Expire(table);
    }

    public void Bus(BusSpec bus) => Edges.Buses.Add(bus);

    public void Topic(TopicSpec topic) => Edges.Topics.Add(topic);

    public void Queue(QueueSpec queue) => Edges.Queues.Add(queue);

    public void DeadLetter(DeadLetterSpec deadLetter) => Edges.DeadLetters.Add(deadLetter);

    public void Rule(RuleSpec rule) => Edges.Rules.Add(rule);

    /// <summary>Pools have been opened before anything is read, since tokens must outlive the process.</summary>
    public void Pool(UserPoolSpec pool, IReadOnlyList<PoolQuestion> questions)
    {
        foreach (var question in questions)
        {
            Edges.Questions.Add((pool, question));
        }
    }

    /// <summary>There is no local stand-in for identity pools yet; what their people may do is tested on the policy.</summary>
    public void Identities(IdentityPoolSpec pool)
    {
        // Nothing to make.
    }

    /// <summary>There is no local S3 yet, and nothing writes a document.</summary>
    public void Bucket(BucketSpec bucket)
    {
        // Nothing to make.
    }

    public void Api(RestApiSpec api)
    {
        // The front reads its routes from the shop itself.
    }

    public void Function(FunctionSpec function)
    {
        var environment = function.Environment(place).ToDictionary(v => v.Name, v => v.Value);
        foreach (var (name, value) in surroundings)
        {
            environment[name] = value;
        }

        roles.Add(function.NameIn(place), PolicyDocument.Parse(IamPolicy.Of(function, place)));
        lambda.Add(new(function.NameIn(place), function.Name, function.Timeout, function.MemoryMb, environment), code.Of(function));
    }

    public void Wake(FunctionSpec function, OperationSpec operation, RouteSpec route)
    {
        // The front reads its routes from the shop itself.
    }

    public void Wake(FunctionSpec function, OperationSpec operation, PoolTrigger trigger)
    {
        // The pool has said whom it asks.
    }

    public void Wake(FunctionSpec function, OperationSpec operation, QueueTrigger trigger) =>
        Edges.Consumers.Add(new(function, operation, trigger));

    public void Wake(FunctionSpec function, OperationSpec operation, StreamTrigger trigger) =>
        Edges.Streams.Add(new(function, operation, trigger));

    public void Wake(FunctionSpec function, OperationSpec operation, ScheduleTrigger trigger) =>
        Edges.Schedules.Add(new(function, operation, trigger));

    /// <summary>Makes the table, or makes what an earlier version of the shop made into what the topology says now.</summary>
    private void Create(TableSpec table)
    {
        var wanted = TableRequest.Create(table, place);
        var there = JsonNode.Parse(Call("DescribeTable", new() { ["TableName"] = table.NameIn(place) }).Body.Span)!["Table"];
        if (there is null)
        {
            Do(table, "CreateTable", wanted);
            return;
        }

        if (!TableRequest.HaveSameKey(there, wanted))
        {
            throw new LocalException(
                $"The data folder's table {table.NameIn(place)} was made by another version of the shop, with another key; "
                + "start once with --reset (its data goes)");
        }

        foreach (var update in TableRequest.Updates(there, wanted))
        {
            Do(table, "UpdateTable", update);
        }
    }

    // Asked first, since DynamoDB refuses to enable what is enabled, by whichever attribute, and to disable what is disabled.
    private void Expire(TableSpec table)
    {
        var name = table.NameIn(place);
        var now = JsonNode.Parse(Call("DescribeTimeToLive", new() { ["TableName"] = name }).Body.Span)!["TimeToLiveDescription"]!;
        var current = (string?)now["AttributeName"];
        if (current == table.ExpiresAt)
        {
            return;
        }

        foreach (var (attribute, isEnabled) in new[] { (current, false), (table.ExpiresAt, true) }.Where(step => step.Item1 is not null))
        {
            var specification = new JsonObject { ["AttributeName"] = attribute, ["Enabled"] = isEnabled };
            Do(table, "UpdateTimeToLive", new() { ["TableName"] = name, ["TimeToLiveSpecification"] = specification });
        }
    }

    private void Do(TableSpec table, string operation, JsonObject request)
    {
        var reply = Call(operation, request);
        if (reply.Status != 200)
        {
            throw new InvalidOperationException($"{operation} of {table.Id} failed: {JsonNode.Parse(reply.Body.Span)!["message"]}");
        }
    }

    private AwsReply Call(string operation, JsonObject body)
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = $"DynamoDB_20120810.{operation}" };
        var call = new AwsCall("POST", "/", "", headers, JsonSerializer.SerializeToUtf8Bytes(body)) { Caller = Caller.Owner };
        return dynamo.HandleAsync(call, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }
}
