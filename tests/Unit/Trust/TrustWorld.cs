using System.Text;
using Ecommerce.Aws;
using Ecommerce.Iam;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Unit.Gateway;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>A guard with some keys, in a time of its own. The product's client signs, which the official SDK judges.</summary>
internal sealed class TrustWorld
{
    public const string Region = "us-east-1";
    public const string Host = "127.0.0.1:4566";
    public static readonly AwsCredentials Permanent = new("AKIAPERMANENT", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);
    public static readonly AwsCredentials Temporary = new("ASIATEMPORARY", "kWcrlUX5JEDGM/LtmEENI+aVmYvHNif5zBEXAMPLE", "token/+=");

    public static readonly AwsCredentials Expired = new("ASIAEXPIRED", "another", "token");
    public static readonly AwsCredentials Unknown = new("AKIASTRANGER", "another", SessionToken: null);

    public TrustWorld()
    {
        Clock.Advance(TimeSpan.FromMilliseconds(-250)); // Signatures know whole seconds only.
        Keys.Add(new AccessKey(Permanent.AccessKeyId, Permanent.SecretAccessKey, Caller.Owner) { Clock = Clock });
        Keys.Add(new AccessKey(Temporary.AccessKeyId, Temporary.SecretAccessKey, Role)
        {
            Clock = Clock,
            SessionToken = Temporary.SessionToken,
            Expires = Clock.GetUtcNow() + TimeSpan.FromHours(1),
        });
        Keys.Add(new AccessKey(Expired.AccessKeyId, Expired.SecretAccessKey, Role)
        {
            Clock = Clock,
            SessionToken = Expired.SessionToken,
            Expires = Clock.GetUtcNow(),
        });
        Guard = new SignedCalls(Keys);
    }

    public ManualClock Clock { get; } = new();

    public KeyRing Keys { get; } = new();

    public SignedCalls Guard { get; }

    public Caller Role { get; } = new RoleSession();

    public static AwsCall ListTables { get; } = Call("POST", "/", "", "{}", ("content-type", "application/x-amz-json-1.0"),
        ("x-amz-target", "DynamoDB_20120810.ListTables"));

    public static AwsCall Call(string method, string path, string query, string body, params (string Name, string Value)[] headers) =>
        new(method, path, query, headers.Append(("host", Host)).ToDictionary(h => h.Item1, h => h.Item2), Encoding.UTF8.GetBytes(body));

    /// <summary>The call as a client of ours sends it.</summary>
    /// <param name="rules">S3's own hash header is added by them.</param>
    public AwsCall Signed(
        AwsCall call,
        string service = "dynamodb",
        AwsCredentials? credentials = null,
        DateTimeOffset? at = null,
        string region = Region,
        SigningRules rules = SigningRules.Standard)
    {
        var request = new SigningRequest(call.Method, call.Headers["host"], call.Path)
        {
            Query = Fields(call.Query),
            Headers = [.. call.Headers.Where(h => h.Key != "host").Select(h => new Field(h.Key, h.Value))],
            Body = call.Body,
        };
        var key = new SigningKey(credentials ?? Permanent, region, service);
        var headers = SigV4.Headers(request, key, at ?? Clock.GetUtcNow(), rules);
        return headers.Aggregate(call, (signed, added) => signed.With(added.Name.ToLowerInvariant(), added.Value));
    }

    /// <summary>The same call, signed in its query string.</summary>
    public AwsCall Presigned(AwsCall call, string service, TimeSpan life, AwsCredentials? credentials = null, string region = Region)
    {
        var request = new SigningRequest(call.Method, call.Headers["host"], call.Path) { Query = Fields(call.Query), Body = call.Body };
        var key = new SigningKey(credentials ?? Permanent, region, service);
        var rules = service is "s3" ? SigningRules.S3 : SigningRules.Standard;
        return call with { Query = SigV4.Presign(request, key, Clock.GetUtcNow(), life, rules).Split('?', 2)[1] };
    }

    public AwsCall Admitted(AwsCall call, string service = "dynamodb")
    {
        var (admitted, refusal) = Guard.Admit(call, service);
        if (refusal is not null)
        {
            Assert.Fail(Text(refusal));
        }

        return admitted.ShouldNotBeNull();
    }

    public AwsReply Refused(AwsCall call, string service = "dynamodb")
    {
        var (admitted, refusal) = Guard.Admit(call, service);
        admitted.ShouldBeNull();
        return refusal.ShouldNotBeNull();
    }

    public string RefusedText(AwsCall call, string service = "dynamodb") => Text(Refused(call, service));

    public static string Text(AwsReply reply) => Encoding.UTF8.GetString(reply.Body.Span);

    private static List<Field> Fields(string query) =>
        [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('='))
            .Select(p => new Field(Uri.UnescapeDataString(p[0]), Uri.UnescapeDataString(p[1])))];

    private sealed class RoleSession() : Caller("arn:aws:sts::000000000000:assumed-role/products/i-1", "AROAPRODUCTS:i-1")
    {
        public override string? Refuse(AccessRequest request) => null;
    }
}

/// <summary>Changes to calls, as somebody on the way would make them.</summary>
internal static class Tampering
{
    public static AwsCall With(this AwsCall call, string header, string value) =>
        call with { Headers = new Dictionary<string, string>(call.Headers) { [header] = value } };

    public static AwsCall Without(this AwsCall call, string header) =>
        call with { Headers = call.Headers.Where(h => h.Key != header).ToDictionary() };

    public static AwsCall WithAuthorization(this AwsCall call, string before, string after) =>
        call.With("authorization", call.Headers["authorization"].Replace(before, after, StringComparison.Ordinal));
}
