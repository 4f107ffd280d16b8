using System.Text.Json;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>Rules of a bus: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html</summary>
internal static class Rules
{
    public static byte[] Put(BusEngine engine, Parameters request)
    {
        request.Only("Name", "EventPattern", "State", "Description", "RoleArn", "Tags", "EventBusName");
        var name = request.RequiredText("Name", TextRule.Name);
        var pattern = request.Text("EventPattern", TextRule.EventPattern);
        var state = request.Choice("State", "ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
        var description = request.Text("Description", TextRule.Description);
        var role = request.Text("RoleArn", TextRule.Arn);
        var named = request.Text("EventBusName", TextRule.Bus);
        var tags = Tags.Read(request);
        request.Verify();
        if (pattern is null)
        {
            throw EventsException.Validation("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }

        Patterns.Check(pattern);
        var arn = engine.Store.Run(session =>
        {
            var bus = BusRows.Get(session, named).Name;
            var isNew = RuleRows.Find(session, bus, name) is null;
            if (isNew && RuleRows.Of(session, bus).Count >= EventLimits.RulesPerBusMax)
            {
                throw EventsException.Limit();
            }

            var rule = new EventRule(Id: 0, bus, name, pattern, state is not "DISABLED", description, role);
            RuleRows.Put(session, rule);
            Tags.Put(session, rule.Arn, isNew ? tags : []); // Those of a rule that is there already stay as they are.
            return rule.Arn;
        });
        return ReplyJson.Object(json => json.WriteString("RuleArn", arn));
    }

    public static byte[] Delete(BusEngine engine, Parameters request)
    {
        var (bus, name) = Named(request, "Force");
        engine.Store.Run(session =>
        {
            if (RuleRows.Find(session, BusRows.Get(session, bus).Name, name) is { } rule)
            {
                if (RuleRows.Targets(session, rule).Count > 0)
                {
                    throw EventsException.Validation("Rule can't be deleted since it has targets.");
                }

                RuleRows.Delete(session, rule);
            }

            return true;
        });
        return ReplyJson.Object(_ => { });
    }

    public static byte[] Describe(BusEngine engine, Parameters request)
    {
        var (bus, name) = Named(request);
        var rule = engine.Store.Run(session => RuleRows.Get(session, bus, name));
        return ReplyJson.Object(json =>
        {
            Write(json, rule);
            json.WriteString("CreatedBy", LocalAccount.Id);
        });
    }

    public static byte[] Enable(BusEngine engine, Parameters request) => Switch(engine, request, isEnabled: true);

    public static byte[] Disable(BusEngine engine, Parameters request) => Switch(engine, request, isEnabled: false);

    public static byte[] List(BusEngine engine, Parameters request)
    {
        var prefix = request.Only("NamePrefix", "EventBusName", "Limit", "NextToken").Text("NamePrefix", TextRule.Name) ?? "";
        var bus = request.Text("EventBusName", TextRule.Bus);
        var page = Page.Of(request);
        request.Verify();
        var rules = engine.Store.Run(session => RuleRows.Of(session, BusRows.Get(session, bus).Name))
            .Where(rule => rule.Name.StartsWith(prefix, StringComparison.Ordinal));
        return ReplyJson.Object(json => page.Write(json, "Rules", rules, rule => rule.Name, rule => Write(json, rule)));
    }

    private static byte[] Switch(BusEngine engine, Parameters request, bool isEnabled)
    {
        var (bus, name) = Named(request);
        engine.Store.Run(session =>
        {
            RuleRows.Enable(session, RuleRows.Get(session, bus, name), isEnabled);
            return true;
        });
        return ReplyJson.Object(_ => { });
    }

    private static (string? Bus, string Name) Named(Parameters request, params ReadOnlySpan<string> more)
    {
        request.Only(["Name", "EventBusName", .. more]);
        var (bus, name) = (request.Text("EventBusName", TextRule.Bus), request.RequiredText("Name", TextRule.Name));
        request.Verify();
        return (bus, name);
    }

    private static void Write(Utf8JsonWriter json, EventRule rule)
    {
        json.WriteString("Name", rule.Name);
        json.WriteString("Arn", rule.Arn);
        json.WriteString("EventPattern", rule.Pattern);
        json.WriteString("State", rule.State);
        json.Text("Description", rule.Description);
        json.Text("RoleArn", rule.RoleArn);
        json.WriteString("EventBusName", rule.Bus);
    }
}
