using Ecommerce.Iam;

namespace Ecommerce.Tests.Unit.Iam;

/// <summary>Puts questions to policies in few words.</summary>
internal static class Ask
{
    public const string Account = "000000000000";

    public static readonly Principal Someone = new(Account, $"arn:aws:iam::{Account}:user/someone");

    /// <summary>Whether a policy that allows everything under one condition allows a request with these keys.</summary>
    public static bool Holds(string condition, params IEnumerable<(string Name, string[] Values)> keys) => Decide(
        $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{ {{condition}} } } }""",
        Request(keys)).IsAllowed;

    public static Decision Decide(string policy, AccessRequest request) =>
        PolicyEvaluator.Decide([PolicyDocument.Parse(policy)], request, Someone);

    public static AccessRequest Request(params IEnumerable<(string Name, string[] Values)> keys) =>
        new("dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:000000000000:table/Things") { Keys = Keys(keys) };

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Keys(params IEnumerable<(string Name, string[] Values)> keys) =>
        keys.ToDictionary(key => key.Name, key => (IReadOnlyList<string>)key.Values, StringComparer.OrdinalIgnoreCase);
}
