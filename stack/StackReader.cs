using Ecommerce.Stack.Components;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Stack;

/// <summary>Reads the topology and makes AWS resources of it: a component for each thing. The embedded AWS is the other reader.</summary>
public sealed class StackReader(Shop shop, StackContext context) : IShopReader
{
    private readonly Dictionary<string, CustomerKey> _keys = [];
    private readonly Dictionary<string, Table> _tables = [];
    private readonly Dictionary<string, Bus> _buses = [];
    private readonly Dictionary<string, Topic> _topics = [];
    private readonly Dictionary<string, Queue> _queues = [];
    private readonly Dictionary<string, DeadLetter> _deadLetters = [];
    private readonly Dictionary<string, UserPool> _pools = [];
    private readonly Dictionary<string, Bucket> _buckets = [];
    private readonly Dictionary<string, Function> _functions = [];
    private IdentityPool? _identities;

    public void Key(KeySpec key) => _keys[key.Name] = new(key, shop, context);

    public void Table(TableSpec table) => _tables[table.Name] = new(table, _keys[table.Key.Name], context);

    public void Bus(BusSpec bus) => _buses[bus.Name] = new(bus, _keys[bus.Key.Name], _deadLetters[bus.DeadLetter.Name], context);

    public void Topic(TopicSpec topic) => _topics[topic.Name] = new(topic, _keys[topic.Key.Name], context);

    public void Queue(QueueSpec queue) => _queues[queue.Name] = new(queue, _deadLetters[queue.DeadLetter.Name], context);

    public void DeadLetter(DeadLetterSpec deadLetter) =>
        _deadLetters[deadLetter.Name] = new(deadLetter, _topics[deadLetter.Alarms.Name], context);

    public void Rule(RuleSpec rule) => _ = new Rule(
        rule, _buses[rule.Bus.Name], _queues[rule.Target.Name], _deadLetters[rule.DeadLetter.Name], context);

    public void Pool(UserPoolSpec pool, IReadOnlyList<PoolQuestion> questions) =>
        _pools[pool.Name] = new(pool, questions.ToDictionary(q => q.Moment, q => _functions[q.Function.Name]), context);

    public void Identities(IdentityPoolSpec pool) => _identities = new(pool, _pools[pool.People.Name], context);

    public void Bucket(BucketSpec bucket) => _buckets[bucket.Name] = new(bucket, context);

    public void Function(FunctionSpec function) => _functions[function.Name] = new(function, _keys[Platform.Key.Name], context);

    public void Api(RestApiSpec api)
    {
        // Made whole, once its functions are there.
    }

    public void Wake(FunctionSpec function, OperationSpec operation, RouteSpec route)
    {
        // The API's plan has every route.
    }

    public void Wake(FunctionSpec function, OperationSpec operation, PoolTrigger trigger)
    {
        // The pool knows whom it asks, and has the right to.
    }

    public void Wake(FunctionSpec function, OperationSpec operation, QueueTrigger trigger) =>
        _ = new Consumer(function, trigger, _queues[trigger.QueueOf(operation).Name], _functions[function.Name], context);

    public void Wake(FunctionSpec function, OperationSpec operation, StreamTrigger trigger) =>
        _ = new OutboxReader(
            function, trigger, _tables[trigger.Table.Name], DeadLetterOf(trigger, operation), _functions[function.Name], context);

    public void Wake(FunctionSpec function, OperationSpec operation, ScheduleTrigger trigger) =>
        _ = new Schedule(function, operation, trigger, DeadLetterOf(trigger, operation), _functions[function.Name], context);

    /// <summary>Makes the API, which leads to everything else, and tells where and what all of it is.</summary>
    public IDictionary<string, object?> Finish()
    {
        var plan = ApiPlan.Of(shop, Version, context.Settings.Commit);
        var api = new RestApi(shop.Api, plan, _pools, _functions, _keys[Platform.Key.Name], context);
        var outputs = new Dictionary<string, object?>
        {
            [OutputNames.ApiUrl] = api.Url,
            [OutputNames.Region] = context.Place.Region,
            [OutputNames.UserPoolId] = _pools[Platform.Customers.Name].Id,
            [OutputNames.UserPoolClientId] = _pools[Platform.Customers.Name].ClientId,
            [OutputNames.IdentityPoolId] = _identities?.Id,
            [OutputNames.DocumentsBucket] = _buckets.GetValueOrDefault(Platform.Documents.Name)?.Id,
            [OutputNames.AdminPoolId] = _pools[Platform.Admins.Name].Id,
            [OutputNames.AdminPoolClientId] = _pools[Platform.Admins.Name].ClientId,
            ["loginUrl"] = _pools[Platform.Customers.Name].LoginUrl,
            ["adminLoginUrl"] = _pools[Platform.Admins.Name].LoginUrl,
            ["functions"] = shop.Functions.ToDictionary(f => f.NameIn(context.Place), f => ReadOf(f)),
        };
        foreach (var table in shop.Tables)
        {
            outputs[OutputNames.Of(table)] = _tables[table.Name].Name;
        }

        return outputs;
    }

    private static string Version => typeof(Shop).Assembly.GetName().Version!.ToString(3);

    private DeadLetter DeadLetterOf(AsyncTrigger trigger, OperationSpec operation) => _deadLetters[trigger.DeadLetterOf(operation).Name];

    // With what .github/scripts/shift-traffic.sh asks a new version whether it works; empty: nothing can be asked of it. Pulumi would leave
    // a null out, and the script would never hear of the function.
    private static Dictionary<string, object> ReadOf(FunctionSpec function) => Probe.Of(function) is { } probe
        ? new Dictionary<string, object>
        {
            ["method"] = probe.Method,
            ["resource"] = probe.Resource,
            ["path"] = probe.Path,
            ["pathParameters"] = probe.PathParameters.ToDictionary(),
        }
        : [];
}
