using System.Globalization;
using System.Text;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>A third reader: it writes down what it is led through.</summary>
internal sealed class GraphWriter : IShopReader
{
    private readonly StringBuilder _text = new();

    public static string Write(Shop shop)
    {
        var writer = new GraphWriter();
        shop.Read(writer);
        return writer._text.ToString();
    }

    public void Key(KeySpec key) => Line($"key {key.Name}");

    public void Table(TableSpec table)
    {
        Line($"table {table.Name} [{string.Join(' ', table.KeyAttributes)}] env={table.Env} key={table.Key.Name}");
        Line($"  outbox={table.Outbox ?? "-"} expires={table.ExpiresAt ?? "-"}");
        foreach (var index in table.AllIndexes)
        {
            Line($"  index {index.Name} [{index.Partition} {index.Sort}]");
        }
    }

    public void Bus(BusSpec bus) =>
        Line($"bus {bus.Name} env={bus.Env} key={bus.Key.Name} archived={bus.ArchivedFor.TotalDays} d dead={bus.DeadLetter.Name}");

    public void Topic(TopicSpec topic) => Line($"topic {topic.Name} env={topic.Env ?? "-"} key={topic.Key.Name}");

    public void Queue(QueueSpec queue)
    {
        Line($"queue {queue.Name} dead={queue.DeadLetter.Name}");
        Line($"  hidden={queue.Visibility.TotalSeconds} s delay={queue.Delay.TotalSeconds} s");
    }

    public void DeadLetter(DeadLetterSpec deadLetter) =>
        Line($"dead {deadLetter.Name} of={deadLetter.Source?.Name ?? "-"} tells={deadLetter.Alarms.Name}");

    public void Rule(RuleSpec rule)
    {
        Line($"rule {rule.Name} on={rule.Bus.Name} dead={rule.DeadLetter.Name}");
        Line($"  events [{string.Join(' ', rule.Events)}]");
    }

    public void Pool(UserPoolSpec pool, IReadOnlyList<PoolQuestion> questions)
    {
        Line($"pool {pool.Name} [{string.Join(' ', pool.Scopes)}] selfSignUp={pool.SelfSignUp} mfa={pool.RequiresMfa}");
        Line($"  groups [{string.Join(' ', pool.Groups)}]");
        foreach (var question in questions)
        {
            Line($"  {question.Moment} asks {question.Function.Name}");
        }
    }

    public void Identities(IdentityPoolSpec pool) =>
        Line($"identities {pool.Name} of={pool.People.Name} [{string.Join(' ', pool.Grants.Select(grant => grant.On.Id))}]");

    public void Bucket(BucketSpec bucket) => Line($"bucket {bucket.Name}");

    public void Api(RestApiSpec api)
    {
        Line($"api {api.Name} answers={api.Answers.Name} fixed=[{string.Join(' ', api.Fixed)}]");
        Line($"  throttle={api.Throttle.PerSecond}/{api.Throttle.Burst}");
    }

    public void Function(FunctionSpec function)
    {
        Line($"function {function.Name} {function.Timeout.TotalSeconds} s {function.MemoryMb} MB trust={function.Trust}");
        foreach (var operation in function.Operations)
        {
            Line($"  operation {operation.Name} {operation.Timeout.TotalSeconds} s");
        }
    }

    public void Wake(FunctionSpec function, OperationSpec operation, RouteSpec route)
    {
        Line($"wake {function.Name} {operation.Name}: {route.Method} {route.Path} {route.Access} answers={route.Answers}");
        if (route.Groups.Count > 0)
        {
            Line($"  groups [{string.Join(' ', route.Groups)}]");
        }

        Line($"  key={route.IdempotencyKey} ifMatch={route.IfMatch} paged={route.Paged}");
        Line($"  fails [{string.Join(' ', route.AllFailures.Select(problem => problem.Code))}]");
    }

    public void Wake(FunctionSpec function, OperationSpec operation, PoolTrigger trigger) =>
        Line($"wake {function.Name} {operation.Name}: {trigger.Moment} of {string.Join(' ', trigger.Pools.Select(p => p.Name))}");

    public void Wake(FunctionSpec function, OperationSpec operation, QueueTrigger trigger)
    {
        Line($"wake {function.Name} {operation.Name}: queue {trigger.QueueOf(operation).Name}");
        Line($"  {trigger.BatchMax} each, by {trigger.ConcurrencyMax} at most");
    }

    public void Wake(FunctionSpec function, OperationSpec operation, StreamTrigger trigger)
    {
        Line($"wake {function.Name} {operation.Name}: outbox {trigger.Table.Name} {trigger.BatchMax} each");
        Line($"  retries={trigger.RetriesMax} age={trigger.RecordAgeMax.TotalSeconds} s dead={trigger.DeadLetterOf(operation).Name}");
    }

    public void Wake(FunctionSpec function, OperationSpec operation, ScheduleTrigger trigger)
    {
        Line($"wake {function.Name} {operation.Name}: {trigger.Expression}");
        Line($"  retries={trigger.RetriesMax} age={trigger.AgeMax.TotalSeconds} s dead={trigger.DeadLetterOf(operation).Name}");
    }

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
