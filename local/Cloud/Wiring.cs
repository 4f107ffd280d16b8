using System.Globalization;
using System.Text.Json;
using Ecommerce.Iam;
using Ecommerce.Local.Emulators.DynamoDb;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Topology;
using Pattern = Ecommerce.Local.Emulators.Patterns.EventPattern;

namespace Ecommerce.Local.Cloud;

/// <summary>Lets queues, streams and the clock wake the functions that the topology says they wake.</summary>
internal sealed class Wiring(Place place, FunctionRoles roles, IStreamReader streams, EventSources sources)
{
    public void Start(AsyncEdges edges)
    {
        foreach (var edge in edges.Consumers)
        {
            sources.Start(Mapping(edge));
        }

        foreach (var edge in edges.Streams)
        {
            sources.Start(Mapping(edge));
        }

        foreach (var edge in edges.Schedules)
        {
            sources.Start(Mapping(edge));
        }
    }

    private QueueMapping Mapping(Edge<QueueTrigger> edge)
    {
        var (trigger, queue) = (edge.Trigger, edge.Trigger.QueueOf(edge.Operation));
        return new(Mapped(edge.Function), queue.Arn(place), trigger.BatchMax, trigger.ConcurrencyMax, queue.Visibility);
    }

    private StreamMapping Mapping(Edge<StreamTrigger> edge)
    {
        var trigger = edge.Trigger;
        var stream = streams.StreamOf(trigger.Table.NameIn(place))
            ?? throw new InvalidOperationException($"{trigger.Table.Id} has no stream that could wake {edge.Function.Name}");
        return new(
            Mapped(edge.Function), stream, Filter(), trigger.BatchMax, trigger.RetriesMax, trigger.RecordAgeMax,
            trigger.DeadLetterOf(edge.Operation).Arn(place));
    }

    private ScheduleMapping Mapping(Edge<ScheduleTrigger> edge)
    {
        var (function, trigger) = (Mapped(edge.Function), edge.Trigger);
        var role = $"{function.Name}-schedule";
        roles.Add(role, PolicyDocument.Parse(IamPolicy.Of(trigger.RoleGrants(edge.Operation), place)));
        return new(
            function, $"{function.Arn}:{FunctionSpec.Live}", () => roles.SessionOf(role), Period(trigger.Expression), trigger.RetriesMax,
            trigger.AgeMax, trigger.DeadLetterOf(edge.Operation).Arn(place));
    }

    private MappedFunction Mapped(FunctionSpec function)
    {
        var name = function.NameIn(place);
        return new(name, () => roles.SessionOf(name));
    }

    private static Func<JsonElement, bool> Filter() => Pattern.Parse(EventPattern.OfOutbox).Matches;

    /// <summary>Of <c>rate(1 minute)</c>. Other expressions are not understood here, and say so.</summary>
    private static TimeSpan Period(string expression) =>
        expression.StartsWith("rate(", StringComparison.Ordinal) && expression.EndsWith(')')
        && expression[5..^1].Split(' ') is [var number, var unit]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? unit.TrimEnd('s') switch
            {
                "minute" => TimeSpan.FromMinutes(count),
                "hour" => TimeSpan.FromHours(count),
                "day" => TimeSpan.FromDays(count),
                _ => throw new TopologyException($"'{expression}' is no rate in minutes, hours or days"),
            }
            : throw new TopologyException($"'{expression}' is no rate; the local Scheduler knows no other expressions");
}
