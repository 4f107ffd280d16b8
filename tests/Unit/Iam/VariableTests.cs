using Ecommerce.Iam;

namespace Ecommerce.Tests.Unit.Iam;

public sealed class VariableTests
{
    private static readonly (string, string[])[] s_keys =
    [
        ("aws:username", ["anna"]), ("aws:PrincipalTag/team", ["blue"]), ("s:several", ["a", "b"]), ("s:star", ["*"]),
    ];

    [Theory]
    [InlineData("StringEquals", "${aws:username}", "anna", true)]
    [InlineData("StringEquals", "${AWS:UserName}/${aws:principaltag/TEAM}", "anna/blue", true)]
    [InlineData("StringLike", "home/${aws:username}/*", "home/anna/x", true)]
    [InlineData("StringLike", "home/${aws:username}/*", "home/bert/x", false)]
    [InlineData("StringEquals", "${s:none, 'nobody'}", "nobody", true)]
    [InlineData("StringEquals", "${aws:username, 'nobody'}", "nobody", false)]
    [InlineData("StringEquals", "${s:none}", "", false)]
    [InlineData("StringNotEquals", "${s:none}", "x", true)]
    [InlineData("StringEquals", "${s:several}", "a", false)]
    [InlineData("StringLike", "${*}", "anything", false)]
    [InlineData("StringLike", "${*}${?}${$}", "*?$", true)]
    [InlineData("StringEquals", "${*}", "*", true)]
    [InlineData("StringLike", "${s:star}", "anything", false)]
    [InlineData("ArnLike", "arn:aws:iam::1:user/${aws:username}", "arn:aws:iam::1:user/anna", true)]
    [InlineData("ArnLike", "arn:aws:iam::1:user/${aws:username}", "arn:aws:iam::1:user/bert", false)]
    public void AVariableIsTheRequestsValue(string comparison, string policy, string request, bool holds) =>
        Ask.Holds($$""" "{{comparison}}":{"s:key":"{{policy}}"} """, [("s:key", [request]), .. s_keys]).ShouldBe(holds);

    [Theory]
    [InlineData("2012-10-17", "arn:aws:s3:::bucket/anna/x", true)]
    [InlineData("2012-10-17", "arn:aws:s3:::bucket/bert/x", false)]
    [InlineData("2008-10-17", "arn:aws:s3:::bucket/anna/x", false)]
    [InlineData("2008-10-17", "arn:aws:s3:::bucket/${aws:username}/x", true)]
    public void OnlyTheNewerVersionHasVariables(string version, string resource, bool allowed)
    {
        var policy = $$"""
            {"Version":"{{version}}","Statement":
             {"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::bucket/${aws:username}/*"} }
            """;

        Ask.Decide(policy, new AccessRequest("s3:GetObject", resource) { Keys = Ask.Keys(s_keys) }).IsAllowed.ShouldBe(allowed);
    }

    [Fact]
    public void AResourceWithAVariableWithoutValueIsNoResource()
    {
        const string Policy = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::bucket/${s:none}*"}}
            """;

        Ask.Decide(Policy, new AccessRequest("s3:GetObject", "arn:aws:s3:::bucket/")).Verdict.ShouldBe(Verdict.DeniedImplicitly);
    }
}
