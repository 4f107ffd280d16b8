using System.Text.Json;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>A group of a pool.</summary>
internal sealed record UserGroup(string Name, string? Description, int? Precedence, string? RoleArn, DateTimeOffset CreatedAt);

/// <summary>The groups in the file, and who is in them.</summary>
internal static class GroupRows
{
    public static bool Insert(Session session, string pool, UserGroup group) => session.Execute(
        "INSERT INTO groups(pool, name, document) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING",
        pool, group.Name, JsonSerializer.Serialize(group)) == 1;

    public static UserGroup Get(Session session, string pool, string name) =>
        All(session, pool).FirstOrDefault(group => group.Name == name) ?? throw CognitoException.NoGroup();

    public static IReadOnlyList<UserGroup> All(Session session, string pool) => session.Query(
        "SELECT document FROM groups WHERE pool=?1 ORDER BY name", pool).All(Read);

    public static void Delete(Session session, string pool, string name)
    {
        session.Execute("DELETE FROM members WHERE pool=?1 AND grp=?2", pool, name);
        session.Execute("DELETE FROM groups WHERE pool=?1 AND name=?2", pool, name);
    }

    public static void Add(Session session, string pool, string name, string sub) => session.Execute(
        "INSERT INTO members(pool, grp, sub) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING", pool, name, sub);

    public static void Remove(Session session, string pool, string name, string sub) => session.Execute(
        "DELETE FROM members WHERE pool=?1 AND grp=?2 AND sub=?3", pool, name, sub);

    public static IReadOnlyList<string> Of(Session session, string pool, string sub) => session.Query(
        "SELECT grp FROM members WHERE pool=?1 AND sub=?2 ORDER BY grp", pool, sub).All(row => row.GetString(0));

    public static IReadOnlyList<string> MembersOf(Session session, string pool, string name) => session.Query(
        "SELECT sub FROM members WHERE pool=?1 AND grp=?2 ORDER BY sub", pool, name).All(row => row.GetString(0));

    private static UserGroup Read(Microsoft.Data.Sqlite.SqliteDataReader row) =>
        JsonSerializer.Deserialize<UserGroup>(row.GetString(0))!;
}
