using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ecommerce.Iam;

namespace Ecommerce.Local.Trust;

/// <summary>
/// A caller who has assumed a role, as each instance of a function has, and may do what the role's policy allows. Words and keys are
/// those of AWS.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </summary>
public sealed class RoleSession : Caller
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int RoleIdLetters = 17;

    private readonly IReadOnlyList<PolicyDocument> _policies;
    private readonly TimeProvider _clock;
    private readonly Action<Denial> _denied;
    private readonly Principal _principal;
    private readonly Dictionary<string, IReadOnlyList<string>> _keys;

    /// <param name="denied">Is told of each refusal.</param>
    public RoleSession(string role, string session, PolicyDocument policy, TimeProvider clock, Action<Denial> denied)
        : base($"arn:aws:sts::{LocalAccount.Id}:assumed-role/{role}/{session}", $"{RoleId(role)}:{session}")
    {
        _policies = [policy];
        _clock = clock;
        _denied = denied;
        _principal = new Principal(LocalAccount.Id, Arn) { RoleArn = $"arn:aws:iam::{LocalAccount.Id}:role/{role}" };
        _keys = new(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:PrincipalArn"] = [_principal.RoleArn],
            ["aws:PrincipalAccount"] = [LocalAccount.Id],
            ["aws:PrincipalType"] = ["AssumedRole"],
            ["aws:PrincipalIsAWSService"] = ["false"],
            ["aws:userid"] = [UserId],
            ["aws:TokenIssueTime"] = [Text(clock.GetUtcNow())],
            ["aws:SecureTransport"] = ["false"],
            ["aws:SourceIp"] = ["127.0.0.1"],
            ["aws:RequestedRegion"] = [LocalAccount.Region],
            ["aws:ViaAWSService"] = ["false"],
        };
    }

    public override string? Refuse(AccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var now = _clock.GetUtcNow();
        var decision = PolicyEvaluator.Decide(_policies, request with { Keys = KeysOf(request, now) }, _principal);
        if (decision.IsAllowed)
        {
            return null;
        }

        var reason = decision.Verdict == Verdict.DeniedExplicitly
            ? "with an explicit deny in an identity-based policy"
            : $"because no identity-based policy allows the {request.Action} action";
        var words = $"User: {Arn} is not authorized to perform: {request.Action} on resource: {request.Resource} {reason}";
        _denied(new Denial(now, Arn, request.Action, request.Resource, words));
        return words;
    }

    // What the caller is goes first, so that no request can bring another answer to that.
    private Dictionary<string, IReadOnlyList<string>> KeysOf(AccessRequest request, DateTimeOffset now)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(_keys, StringComparer.OrdinalIgnoreCase)
        {
            ["aws:CurrentTime"] = [Text(now)],
            ["aws:EpochTime"] = [now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)],
        };
        foreach (var (name, values) in request.Keys)
        {
            _ = keys.TryAdd(name, values);
        }

        return keys;
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Always the same for the same role, and of the form that AWS gives to ids of roles.</summary>
    private static string RoleId(string role) => "AROA" + string.Concat(
        SHA256.HashData(Encoding.UTF8.GetBytes(role)).Take(RoleIdLetters).Select(part => Letters[part % Letters.Length]));
}
