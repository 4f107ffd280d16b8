using System.Text.Json;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// Groups of users, which their tokens name.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
/// </summary>
internal static class Groups
{
    public static Task<CognitoReply> CreateAsync(CognitoCall call)
    {
        var request = call.Request.Only("UserPoolId", "GroupName", "Description", "Precedence", "RoleArn");
        var pool = call.Engine.Pool(request.Required("UserPoolId"));
        var group = new UserGroup(
            request.Required("GroupName", CognitoLimits.GroupNameCharactersMax), request.Text("Description"), request.Number("Precedence"),
            request.Text("RoleArn"), call.Engine.Now);
        if (!call.Engine.Store.Run(session => GroupRows.Insert(session, pool.Id, group)))
        {
            throw CognitoException.GroupExists();
        }

        return Task.FromResult<CognitoReply>(json =>
        {
            json.WriteStartObject("Group");
            Write(json, pool, group);
            json.WriteEndObject();
        });
    }

    public static Task<CognitoReply> DeleteAsync(CognitoCall call)
    {
        var request = call.Request.Only("UserPoolId", "GroupName");
        var (pool, name) = (call.Engine.Pool(request.Required("UserPoolId")), request.Required("GroupName"));
        call.Engine.Store.Run(session => GroupRows.Delete(session, pool.Id, GroupRows.Get(session, pool.Id, name).Name));
        return Task.FromResult(CognitoOperations.Done);
    }

    public static Task<CognitoReply> ListAsync(CognitoCall call)
    {
        var request = call.Request.Only("UserPoolId", "Limit", "NextToken");
        var pool = call.Engine.Pool(request.Required("UserPoolId"));
        return ListAsync(request, pool, call.Engine.Store.Run(session => GroupRows.All(session, pool.Id)));
    }

    public static Task<CognitoReply> ListOfUserAsync(CognitoCall call)
    {
        var request = call.Request.Only("UserPoolId", "Username", "Limit", "NextToken");
        var (pool, name) = Accounts.Who(request, call.Engine);
        return ListAsync(request, pool, call.Engine.Store.Run(session =>
        {
            var user = UserRows.Get(session, pool.Id, name);
            return GroupRows.Of(session, pool.Id, user.Sub).Select(group => GroupRows.Get(session, pool.Id, group)).ToArray();
        }));
    }

    public static Task<CognitoReply> AddAsync(CognitoCall call) => ChangeAsync(call, GroupRows.Add);

    public static Task<CognitoReply> RemoveAsync(CognitoCall call) => ChangeAsync(call, GroupRows.Remove);

    public static Task<CognitoReply> ListUsersAsync(CognitoCall call)
    {
        var request = call.Request.Only("UserPoolId", "GroupName", "Limit", "NextToken");
        var (pool, name) = (call.Engine.Pool(request.Required("UserPoolId")), request.Required("GroupName"));
        var users = call.Engine.Store.Run(session => GroupRows
            .MembersOf(session, pool.Id, GroupRows.Get(session, pool.Id, name).Name)
            .Select(sub => UserRows.Get(session, pool.Id, sub)).ToArray());
        return Task.FromResult(Page.Of(
            users, user => user.Sub, request.Number("Limit"), request.Text("NextToken"), ("Users", "NextToken"),
            (json, user) => Accounts.Write(json, user, "Attributes")));
    }

    private static Task<CognitoReply> ListAsync(Request request, UserPool pool, IEnumerable<UserGroup> groups) => Task.FromResult(Page.Of(
        groups, group => group.Name, request.Number("Limit"), request.Text("NextToken"), ("Groups", "NextToken"),
        (json, group) => Write(json, pool, group)));

    private static Task<CognitoReply> ChangeAsync(CognitoCall call, Action<Session, string, string, string> change)
    {
        var request = call.Request.Only("UserPoolId", "Username", "GroupName");
        var (pool, name) = Accounts.Who(request, call.Engine);
        call.Engine.Store.Run(session => change(
            session, pool.Id, GroupRows.Get(session, pool.Id, request.Required("GroupName")).Name,
            UserRows.Get(session, pool.Id, name).Sub));
        return Task.FromResult(CognitoOperations.Done);
    }

    private static void Write(Utf8JsonWriter json, UserPool pool, UserGroup group)
    {
        json.WriteString("GroupName", group.Name);
        json.WriteString("UserPoolId", pool.Id);
        if (group.Description is { } description)
        {
            json.WriteString("Description", description);
        }

        if (group.RoleArn is { } role)
        {
            json.WriteString("RoleArn", role);
        }

        if (group.Precedence is { } precedence)
        {
            json.WriteNumber("Precedence", precedence);
        }

        json.WriteNumber("CreationDate", group.CreatedAt.ToUnixTimeMilliseconds() / 1_000m);
        json.WriteNumber("LastModifiedDate", group.CreatedAt.ToUnixTimeMilliseconds() / 1_000m);
    }
}
