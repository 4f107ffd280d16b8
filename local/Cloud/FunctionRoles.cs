using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Ecommerce.Iam;
using Ecommerce.Lambda;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Trust;
using Caller = Ecommerce.Local.Trust.Caller;

namespace Ecommerce.Local.Cloud;

/// <summary>
/// The role of each function. An instance gets a key pair of its own for it, as in Lambda, valid as long as the instance lives; so the
/// AWS endpoint knows of every call which instance made it.
/// </summary>
public sealed class FunctionRoles(KeyRing keys, ShopClock clock, DenialLog denials) : IInstanceIdentities
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly ConcurrentDictionary<string, PolicyDocument> _roles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Caller, InstanceIdentity> _instances = new();

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Gives a function its role.</summary>
    /// <param name="name">The function's name in this place.</param>
    /// <param name="policy">All that it may.</param>
    public void Add(string name, PolicyDocument policy) =>
        _roles[name] = policy;

    public InstanceIdentity Issue(FunctionConfig function)
    {
        var offset = clock.Offset;
        var time = ShopClock.Ahead(offset);
        var caller = SessionOf(function.Name, time);
        var key = new AccessKey(
            "ASIA" + RandomNumberGenerator.GetString(Base32, 16), Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)), caller)
        {
            SessionToken = Convert.ToBase64String(RandomNumberGenerator.GetBytes(96)),
            Clock = time,
        };
        keys.Add(key);
        var identity = new Identity(() => Forget(key)) { Environment = Variables(key, offset), ClockOffset = offset };
        _instances[caller] = identity;
        AskForTheService(caller, function);
        return identity;
    }

    /// <summary>The role as it is now, for a service that acts in its name.</summary>
    public Caller SessionOf(string name) => SessionOf(name, clock);

    /// <summary>The instance that a caller is; null when it is a person, or has gone.</summary>
    public InstanceIdentity? InstanceOf(Caller caller) => _instances.GetValueOrDefault(caller);

    /// <summary>
    /// Lambda itself writes logs and traces in the name of the function's role, and says nothing when it may not. Here it is said, among
    /// the denied calls.
    /// </summary>
    private static void AskForTheService(RoleSession caller, FunctionConfig function)
    {
        var stream = $"arn:aws:logs:{FunctionConfig.Region}:{FunctionConfig.Account}:log-group:/aws/lambda/{function.Name}:log-stream:own";
        AccessRequest[] asked =
        [
            new("logs:CreateLogStream", stream), new("logs:PutLogEvents", stream),
            new("xray:PutTraceSegments", "*"), new("xray:PutTelemetryRecords", "*"),
        ];
        Array.ForEach(asked, request => caller.Refuse(request));
    }

    private RoleSession SessionOf(string name, TimeProvider time) => new(name, name, _roles[name], time, denials.Add);

    private static Dictionary<string, string> Variables(AccessKey key, TimeSpan offset) => new()
    {
        ["AWS_ACCESS_KEY_ID"] = key.Id,
        ["AWS_SECRET_ACCESS_KEY"] = key.Secret,
        ["AWS_SESSION_TOKEN"] = key.SessionToken!,
        [HostClock.OffsetVariable] = ((long)offset.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
    };

    private void Forget(AccessKey key)
    {
        keys.Remove(key.Id);
        _instances.TryRemove(key.Caller, out _);
    }

    private sealed class Identity(Action revoke) : InstanceIdentity
    {
        protected override void Revoke() => revoke();
    }
}
