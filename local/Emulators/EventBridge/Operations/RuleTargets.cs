using System.Text.Json;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>Targets of a rule: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html</summary>
internal static class RuleTargets
{
    public static byte[] Put(BusEngine engine, Parameters request)
    {
        var name = request.Only("Rule", "EventBusName", "Targets").RequiredText("Rule", TextRule.Name);
        var bus = request.Text("EventBusName", TextRule.Bus);
        EventTarget[] targets = [.. request.Parts("Targets").Select(TargetReader.Read)];
        RequireSome(request, "Targets", targets.Length);
        request.Verify();
        Array.ForEach(targets, target => TargetChecks.Check(target, engine.Targets));
        engine.Store.Run(session =>
        {
            var rule = RuleRows.Get(session, bus, name);
            Array.ForEach(targets, target => RuleRows.PutTarget(session, rule, target));
            return RuleRows.Targets(session, rule).Count <= EventLimits.TargetsPerRuleMax ? true : throw EventsException.Limit();
        });
        return NoneFailed();
    }

    public static byte[] Remove(BusEngine engine, Parameters request)
    {
        var name = request.Only("Rule", "EventBusName", "Ids", "Force").RequiredText("Rule", TextRule.Name);
        var bus = request.Text("EventBusName", TextRule.Bus);
        var ids = request.Texts("Ids");
        RequireSome(request, "Ids", ids.Count);
        request.Verify();
        engine.Store.Run(session =>
        {
            var rule = RuleRows.Get(session, bus, name);
            return ids.Count(id => RuleRows.RemoveTarget(session, rule, id));
        });
        return NoneFailed();
    }

    public static byte[] List(BusEngine engine, Parameters request)
    {
        var name = request.Only("Rule", "EventBusName", "Limit", "NextToken").RequiredText("Rule", TextRule.Name);
        var bus = request.Text("EventBusName", TextRule.Bus);
        var page = Page.Of(request);
        request.Verify();
        var targets = engine.Store.Run(session => RuleRows.Targets(session, RuleRows.Get(session, bus, name)));
        return ReplyJson.Object(json => page.Write(json, "Targets", targets, target => target.Id, target =>
        {
            using var document = JsonDocument.Parse(target.Document);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                member.WriteTo(json);
            }
        }));
    }

    public static byte[] RulesOf(BusEngine engine, Parameters request)
    {
        var arn = request.Only("TargetArn", "EventBusName", "Limit", "NextToken").RequiredText("TargetArn", TextRule.Arn);
        var bus = request.Text("EventBusName", TextRule.Bus);
        var page = Page.Of(request);
        request.Verify();
        var names = engine.Store.Run(session => RuleRows.Of(session, BusRows.Get(session, bus).Name)
            .Where(rule => RuleRows.Targets(session, rule).Any(target => target.Arn == arn)).Select(rule => rule.Name).ToArray());
        return ReplyJson.Object(json => page.WriteNames(json, "RuleNames", names));
    }

    private static void RequireSome(Parameters request, string name, int count)
    {
        if (count == 0)
        {
            request.Break(request.Has(name) ? "'[]'" : "null", name, request.Has(name)
                ? "Member must have length greater than or equal to 1"
                : "Member must not be null");
        }
    }

    private static byte[] NoneFailed() => ReplyJson.Object(json =>
    {
        json.WriteNumber("FailedEntryCount", 0);
        json.WriteStartArray("FailedEntries");
        json.WriteEndArray();
    });
}
