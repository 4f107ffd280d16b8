using Ecommerce.Iam;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Iam;

/// <summary>Laws that hold for every policy, whatever its conditions.</summary>
public sealed class DecisionProperties
{
    [Property(MaxTest = 1000, Arbitrary = [typeof(Policies)])]
    public void ADenialThatAppliesAlwaysWins(RandomPolicy policy, RandomRequest request) =>
        Decide([.. policy.Statements, """{"Effect":"Deny","Action":"*","Resource":"*"}"""], request)
            .Verdict.ShouldBe(Verdict.DeniedExplicitly);

    [Property(MaxTest = 1000, Arbitrary = [typeof(Policies)])]
    public void RemovingAPermissionGrantsNothing(RandomPolicy policy, RandomRequest request)
    {
        var before = Decide(policy.Statements, request);
        foreach (var allow in policy.Statements.Where(statement => statement.Contains("Allow", StringComparison.Ordinal)))
        {
            var after = Decide([.. policy.Statements.Except([allow])], request);
            (after.IsAllowed && !before.IsAllowed).ShouldBeFalse();
        }
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(Policies)])]
    public void AddingADenialGrantsNothing(RandomPolicy policy, RandomPolicy more, RandomRequest request)
    {
        var denials = more.Statements.Select(statement => statement.Replace("Allow", "Deny", StringComparison.Ordinal));
        var after = Decide([.. policy.Statements, .. denials], request);

        (after.IsAllowed && !Decide(policy.Statements, request).IsAllowed).ShouldBeFalse();
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(Policies)])]
    public void TheOrderOfStatementsDoesNotMatter(RandomPolicy policy, RandomRequest request) =>
        Decide([.. policy.Statements.Reverse()], request).Verdict.ShouldBe(Decide(policy.Statements, request).Verdict);

    private static Decision Decide(IReadOnlyList<string> statements, RandomRequest request) => statements.Count == 0
        ? Decision.Unmentioned
        : Ask.Decide($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""", request.Value);
}

/// <summary>The statements of a policy as JSON.</summary>
public sealed record RandomPolicy(IReadOnlyList<string> Statements);

/// <summary>A request that such a policy may or may not be about.</summary>
public sealed record RandomRequest(AccessRequest Value);

/// <summary>Policies and requests over few names, so that they meet.</summary>
public static class Policies
{
    private static readonly Gen<string> s_value = Gen.Elements("a", "b", "*", "${s:k}");

    private static readonly Gen<string> s_condition =
        from set in Gen.Elements("", "ForAllValues:", "ForAnyValue:")
        from comparison in Gen.Elements("StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase")
        from ifExists in Gen.Elements("", "IfExists")
        from key in Gen.Elements("s:k", "s:l")
        from values in s_value.NonEmptyListOf()
        select $$"""{"{{set}}{{comparison}}{{ifExists}}":{"{{key}}":[{{string.Join(',', values.Select(v => $"\"{v}\""))}}]} }""";

    private static readonly Gen<string> s_statement =
        from effect in Gen.Elements("Allow", "Allow", "Deny")
        from action in Gen.Elements("s:A", "s:B", "s:*", "*")
        from not in Gen.Elements("", "", "Not")
        from resource in Gen.Elements("*", "arn:aws:s:::a", "arn:aws:s:::*")
        from condition in s_condition
        select $$"""{"Effect":"{{effect}}","{{not}}Action":"{{action}}","Resource":"{{resource}}","Condition":{{condition}}}""";

    public static Arbitrary<RandomPolicy> Documents() =>
        s_statement.ListOf().Resize(4).Select(statements => new RandomPolicy([.. statements.Distinct()])).ToArbitrary();

    public static Arbitrary<RandomRequest> Requests() => (
        from action in Gen.Elements("s:A", "s:B", "t:C")
        from resource in Gen.Elements("arn:aws:s:::a", "arn:aws:s:::b", "*")
        from values in Gen.Elements("a", "b", "c").ListOf().Resize(3)
        select new RandomRequest(new AccessRequest(action, resource) { Keys = Ask.Keys(("s:k", [.. values])) })).ToArbitrary();
}
