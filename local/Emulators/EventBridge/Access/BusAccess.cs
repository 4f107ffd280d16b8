using Ecommerce.Iam;
using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>
/// What a call must be allowed: the action of its name, on the resource that AWS documents for it.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
/// </summary>
internal static class BusAccess
{
    public static void Demand(Caller caller, string operation, Parameters request)
    {
        if (caller.MayDoAll)
        {
            return;
        }

        foreach (var question in QuestionsOf(operation, request))
        {
            if (caller.Refuse(question) is { } words)
            {
                throw EventsException.AccessDenied(words);
            }
        }
    }

    private static IEnumerable<AccessRequest> QuestionsOf(string operation, Parameters request) => operation switch
    {
        "PutEvents" => PutEvents.Read(request).Select(QuestionOf).ToArray(),
        "PutTargets" => [new($"events:{operation}", RuleIn(request, "Rule")) { Keys = Keys(("events:TargetArn", TargetsIn(request))) }],
        "RemoveTargets" or "ListTargetsByRule" => [new($"events:{operation}", RuleIn(request, "Rule"))],
        "PutRule" or "DeleteRule" or "DescribeRule" or "EnableRule" or "DisableRule" =>
            [new($"events:{operation}", RuleIn(request, "Name"))],
        "CreateEventBus" or "DeleteEventBus" or "DescribeEventBus" => [new($"events:{operation}", BusIn(request, "Name"))],
        "CreateArchive" =>
        [
            new($"events:{operation}", Arns.Archive(TextIn(request, "ArchiveName"))),
            new($"events:{operation}", TextIn(request, "EventSourceArn")),
        ],
        "DescribeArchive" or "UpdateArchive" or "DeleteArchive" =>
            [new($"events:{operation}", Arns.Archive(TextIn(request, "ArchiveName")))],
        "StartReplay" =>
        [
            new($"events:{operation}", Arns.Replay(TextIn(request, "ReplayName"))),
            new($"events:{operation}", TextIn(request, "EventSourceArn")),
        ],
        "DescribeReplay" or "CancelReplay" => [new($"events:{operation}", Arns.Replay(TextIn(request, "ReplayName")))],
        "TagResource" or "UntagResource" or "ListTagsForResource" => [new($"events:{operation}", TextIn(request, "ResourceARN"))],
        _ => [new($"events:{operation}", "*")],
    };

    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
    private static AccessRequest QuestionOf(EventEntry entry) => new("events:PutEvents", EventBus.ArnOf(entry.BusName))
    {
        Keys = Keys(
            ("events:source", entry.Source is { } source ? [source] : []),
            ("events:detail-type", entry.DetailType is { } type ? [type] : []),
            ("events:eventBusInvocation", ["false"])),
    };

    private static Dictionary<string, IReadOnlyList<string>> Keys(params (string Name, IReadOnlyList<string> Values)[] keys) =>
        keys.Where(key => key.Values.Count > 0).ToDictionary(key => key.Name, key => key.Values, StringComparer.OrdinalIgnoreCase);

    private static string[] TargetsIn(Parameters request) => [.. request.Parts("Targets").Select(target => TextIn(target, "Arn"))];

    private static string RuleIn(Parameters request, string name) =>
        Arns.Rule(Arns.NameOf(request.Text("EventBusName", TextRule.Any) ?? EventBus.Default, "event-bus"), TextIn(request, name));

    private static string BusIn(Parameters request, string name) =>
        EventBus.ArnOf(Arns.NameOf(request.Text(name, TextRule.Any) ?? EventBus.Default, "event-bus"));

    private static string TextIn(Parameters request, string name) => request.Text(name, TextRule.Any) ?? "";
}
