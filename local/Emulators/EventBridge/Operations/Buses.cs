namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>Buses: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html</summary>
internal static class Buses
{
    public static byte[] Create(BusEngine engine, Parameters request)
    {
        var name = request.Only("Name", "Description", "Tags").RequiredText("Name", TextRule.NewBus);
        var description = request.Text("Description", TextRule.Description);
        var tags = Tags.Read(request);
        request.Verify();
        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw EventsException.Validation("Event bus name must not contain '/'.");
        }

        var now = engine.Now;
        engine.Store.Run(session =>
        {
            if (BusRows.Find(session, name) is not null)
            {
                throw EventsException.Exists("Event bus", name);
            }

            if (BusRows.All(session).Count >= EventLimits.BusesMax)
            {
                throw EventsException.Limit();
            }

            BusRows.Insert(session, new(name, description, now, now));
            return Tags.Put(session, EventBus.ArnOf(name), tags);
        });
        return ReplyJson.Object(json =>
        {
            json.WriteString("EventBusArn", EventBus.ArnOf(name));
            json.Text("Description", description);
        });
    }

    public static byte[] Delete(BusEngine engine, Parameters request)
    {
        var name = request.Only("Name").RequiredText("Name", TextRule.NewBus);
        request.Verify();
        if (name == EventBus.Default)
        {
            throw EventsException.Validation("Cannot delete event bus default.");
        }

        engine.Store.Run(session =>
        {
            foreach (var rule in RuleRows.Of(session, name))
            {
                RuleRows.Delete(session, rule);
            }

            BusRows.Delete(session, name);
            return session.Execute("DELETE FROM tags WHERE arn=?1", EventBus.ArnOf(name));
        });
        return ReplyJson.Object(_ => { });
    }

    public static byte[] Describe(BusEngine engine, Parameters request)
    {
        var name = request.Only("Name").Text("Name", TextRule.Bus);
        request.Verify();
        var bus = engine.Store.Run(session => BusRows.Get(session, name));
        return ReplyJson.Object(json => Write(json, bus));
    }

    public static byte[] List(BusEngine engine, Parameters request)
    {
        var prefix = request.Only("NamePrefix", "Limit", "NextToken").Text("NamePrefix", TextRule.NewBus) ?? "";
        var page = Page.Of(request);
        request.Verify();
        var buses = engine.Store.Run(BusRows.All).Where(bus => bus.Name.StartsWith(prefix, StringComparison.Ordinal));
        return ReplyJson.Object(json => page.Write(json, "EventBuses", buses, bus => bus.Name, bus => Write(json, bus)));
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, EventBus bus)
    {
        json.WriteString("Name", bus.Name);
        json.WriteString("Arn", bus.Arn);
        json.Text("Description", bus.Description);
        json.Time("CreationTime", bus.Created);
        json.Time("LastModifiedTime", bus.Modified);
    }
}
