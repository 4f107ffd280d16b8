using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>A rule of a bus.</summary>
internal sealed record EventRule(
    long Id, string Bus, string Name, string Pattern, bool IsEnabled, string? Description = null, string? RoleArn = null)
{
    public string Arn => Arns.Rule(Bus, Name);

    public string State => IsEnabled ? "ENABLED" : "DISABLED";
}

/// <summary>The rules in the file, and their targets.</summary>
internal static class RuleRows
{
    private const string Select = "SELECT id, bus, name, pattern, enabled, description, role FROM rules";

    public static IReadOnlyList<EventRule> Of(Session session, string bus) =>
        session.Query($"{Select} WHERE bus=?1 ORDER BY name", bus).All(Read);

    public static EventRule? Find(Session session, string bus, string name) =>
        session.Query($"{Select} WHERE bus=?1 AND name=?2", bus, name).All(Read).FirstOrDefault();

    public static EventRule Get(Session session, string? bus, string name)
    {
        var of = BusRows.Get(session, bus).Name;
        return Find(session, of, name) ?? throw EventsException.NoRule(name, of);
    }

    public static void Put(Session session, EventRule rule) => session.Execute(
        """
        INSERT INTO rules(bus, name, pattern, enabled, description, role) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT(bus, name) DO UPDATE SET pattern=?3, enabled=?4, description=?5, role=?6
        """,
        rule.Bus, rule.Name, rule.Pattern, rule.IsEnabled, Cells.OrNull(rule.Description), Cells.OrNull(rule.RoleArn));

    public static void Enable(Session session, EventRule rule, bool isEnabled) =>
        session.Execute("UPDATE rules SET enabled=?2 WHERE id=?1", rule.Id, isEnabled);

    public static void Delete(Session session, EventRule rule)
    {
        session.Execute("DELETE FROM rules WHERE id=?1", rule.Id);
        session.Execute("DELETE FROM targets WHERE rule=?1", rule.Id);
        session.Execute("DELETE FROM tags WHERE arn=?1", rule.Arn);
    }

    /// <summary>The rule's targets by their ids, as they were put.</summary>
    public static IReadOnlyList<EventTarget> Targets(Session session, EventRule rule) =>
        session.Query("SELECT document FROM targets WHERE rule=?1 ORDER BY id", rule.Id).All(row => EventTarget.Read(row.GetString(0)));

    public static void PutTarget(Session session, EventRule rule, EventTarget target) => session.Execute(
        "INSERT INTO targets(rule, id, document) VALUES(?1, ?2, ?3) ON CONFLICT(rule, id) DO UPDATE SET document=?3",
        rule.Id, target.Id, target.Document);

    public static bool RemoveTarget(Session session, EventRule rule, string id) =>
        session.Execute("DELETE FROM targets WHERE rule=?1 AND id=?2", rule.Id, id) > 0;

    private static EventRule Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4), row.TextOrNull(5), row.TextOrNull(6));
}
