namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>A bus. The one called "default" is always there.</summary>
internal sealed record EventBus(string Name, string? Description, DateTimeOffset Created, DateTimeOffset Modified)
{
    public const string Default = "default";

    public string Arn => ArnOf(Name);

    public static string ArnOf(string name) => $"{Arns.Prefix}event-bus/{name}";
}

/// <summary>ARNs of this account's EventBridge.</summary>
internal static class Arns
{
    public const string Prefix = $"arn:aws:events:{LocalAccount.Region}:{LocalAccount.Id}:";

    public static string Archive(string name) => $"{Prefix}archive/{name}";

    public static string Replay(string name) => $"{Prefix}replay/{name}";

    public static string Rule(string bus, string name) =>
        bus == EventBus.Default ? $"{Prefix}rule/{name}" : $"{Prefix}rule/{bus}/{name}";

    /// <summary>The name at the end of an ARN of that kind, or the text itself where it is none.</summary>
    public static string NameOf(string text, string kind) =>
        text.StartsWith($"{Prefix}{kind}/", StringComparison.Ordinal) ? text[(Prefix.Length + kind.Length + 1)..] : text;
}

/// <summary>The buses in the file.</summary>
internal static class BusRows
{
    private const string Select = "SELECT name, description, created, modified FROM buses";

    public static void Insert(Session session, EventBus bus) => session.Execute(
        "INSERT INTO buses(name, description, created, modified) VALUES(?1, ?2, ?3, ?4)",
        bus.Name, Cells.OrNull(bus.Description), Cells.Of(bus.Created), Cells.Of(bus.Modified));

    public static IReadOnlyList<EventBus> All(Session session) => session.Query($"{Select} ORDER BY name")
        .All(row => new EventBus(row.GetString(0), row.TextOrNull(1), row.Time(2), row.Time(3)));

    public static EventBus? Find(Session session, string name) => session.Query($"{Select} WHERE name=?1", name)
        .All(row => new EventBus(row.GetString(0), row.TextOrNull(1), row.Time(2), row.Time(3))).FirstOrDefault();

    /// <param name="nameOrArn">Null is the default bus.</param>
    public static EventBus Get(Session session, string? nameOrArn)
    {
        var name = Arns.NameOf(nameOrArn ?? EventBus.Default, "event-bus");
        return Find(session, name) ?? throw EventsException.NoBus(name);
    }

    public static void Delete(Session session, string name) => session.Execute("DELETE FROM buses WHERE name=?1", name);
}
