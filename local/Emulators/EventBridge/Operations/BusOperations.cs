using System.Collections.Frozen;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>Carries out one operation and answers its body.</summary>
internal delegate byte[] BusOperation(BusEngine engine, Parameters request);

/// <summary>The operations there are, by their name on the wire.</summary>
internal static class BusOperations
{
    private static readonly FrozenDictionary<string, BusOperation> s_operations = new Dictionary<string, BusOperation>
    {
        ["PutEvents"] = PutEvents.Run,
        ["CreateEventBus"] = Buses.Create,
        ["DeleteEventBus"] = Buses.Delete,
        ["DescribeEventBus"] = Buses.Describe,
        ["ListEventBuses"] = Buses.List,
        ["PutRule"] = Rules.Put,
        ["DeleteRule"] = Rules.Delete,
        ["DescribeRule"] = Rules.Describe,
        ["ListRules"] = Rules.List,
        ["EnableRule"] = Rules.Enable,
        ["DisableRule"] = Rules.Disable,
        ["PutTargets"] = RuleTargets.Put,
        ["RemoveTargets"] = RuleTargets.Remove,
        ["ListTargetsByRule"] = RuleTargets.List,
        ["ListRuleNamesByTarget"] = RuleTargets.RulesOf,
        ["TestEventPattern"] = (_, request) => Patterns.Test(request),
        ["CreateArchive"] = Archives.Create,
        ["UpdateArchive"] = Archives.Update,
        ["DescribeArchive"] = Archives.Describe,
        ["ListArchives"] = Archives.List,
        ["DeleteArchive"] = Archives.Delete,
        ["StartReplay"] = Replays.Start,
        ["DescribeReplay"] = Replays.Describe,
        ["ListReplays"] = Replays.List,
        ["CancelReplay"] = Replays.Cancel,
        ["TagResource"] = Tags.Add,
        ["UntagResource"] = Tags.Remove,
        ["ListTagsForResource"] = Tags.List,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static BusOperation Find(string name) =>
        s_operations.TryGetValue(name, out var operation) ? operation : throw EventsException.UnknownOperation(name);
}
