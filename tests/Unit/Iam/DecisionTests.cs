using Ecommerce.Iam;

namespace Ecommerce.Tests.Unit.Iam;

public sealed class DecisionTests
{
    private const string Queue = "arn:aws:sqs:us-east-1:000000000000:queue";
    private const string Role = "arn:aws:iam::000000000000:role/worker";

    private static readonly Principal s_worker =
        new(Ask.Account, "arn:aws:sts::000000000000:assumed-role/worker/session") { RoleArn = Role };

    private static readonly AccessRequest s_send = new("sqs:SendMessage", Queue);

    [Theory]
    [InlineData(""" "Action":"dynamodb:GetItem","Resource":"*" """, true)]
    [InlineData(""" "Action":["s3:*","dynamodb:Get*"],"Resource":["*"] """, true)]
    [InlineData(""" "NotAction":"dynamodb:PutItem","Resource":"*" """, true)]
    [InlineData(""" "NotAction":"dynamodb:Get*","Resource":"*" """, false)]
    [InlineData(""" "Action":"*","NotResource":"arn:aws:dynamodb:*:*:table/Other" """, true)]
    [InlineData(""" "Action":"*","NotResource":"arn:aws:dynamodb:*:*:table/*" """, false)]
    public void AStatementAppliesWhenActionAndResourceDo(string elements, bool allowed) =>
        Ask.Decide($$"""{"Statement":{"Effect":"Allow",{{elements}} } }""", Ask.Request()).IsAllowed.ShouldBe(allowed);

    [Fact]
    public void ADecisionNamesTheStatementThatMadeIt()
    {
        const string Policy = """
            {"Statement":[{"Sid":"May","Effect":"Allow","Action":"dynamodb:*","Resource":"*"},
                          {"Sid":"MustNot","Effect":"Deny","Action":"dynamodb:Delete*","Resource":"*"}]}
            """;

        var allowed = Ask.Decide(Policy, Ask.Request());
        var denied = Ask.Decide(Policy, Ask.Request() with { Action = "dynamodb:DeleteItem" });

        (allowed.Verdict, allowed.By!.Sid, allowed.Kind).ShouldBe((Verdict.Allowed, "May", PolicyKind.Identity));
        (denied.Verdict, denied.By!.Sid, denied.Kind).ShouldBe((Verdict.DeniedExplicitly, "MustNot", PolicyKind.Identity));
        Ask.Decide(Policy, Ask.Request() with { Action = "s3:GetObject" }).ShouldBe(Decision.Unmentioned);
    }

    [Theory]
    [InlineData(""" {"AWS":"arn:aws:iam::000000000000:role/worker"} """, true)]
    [InlineData(""" {"AWS":["x","arn:aws:sts::000000000000:assumed-role/worker/session"]} """, true)]
    [InlineData(""" {"AWS":"arn:aws:sts::000000000000:assumed-role/worker/other"} """, false)]
    [InlineData(""" {"AWS":"arn:aws:iam::000000000000:role/other"} """, false)]
    [InlineData(""" {"AWS":"*"} """, true)]
    [InlineData(""" "*" """, true)]
    [InlineData(""" {"AWS":"000000000000"} """, false)]
    [InlineData(""" {"AWS":"arn:aws:iam::000000000000:root"} """, false)]
    [InlineData(""" {"Service":"sns.amazonaws.com"} """, false)]
    public void APolicyOfAResourceIsEnoughForWhomItNames(string principal, bool allowed) =>
        ByQueue("Allow", "Principal", principal, s_worker).IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData(""" {"Service":"sns.amazonaws.com"} """, true)]
    [InlineData(""" {"Service":["events.amazonaws.com"]} """, false)]
    [InlineData(""" {"AWS":"000000000000"} """, false)]
    public void AServiceIsKnownByItsName(string principal, bool allowed) =>
        ByQueue("Allow", "Principal", principal, Principal.OfService("sns.amazonaws.com")).IsAllowed.ShouldBe(allowed);

    [Fact]
    public void EveryoneButTheNamedCanBeDenied()
    {
        ByQueue("Deny", "NotPrincipal", $$"""{"AWS":"{{Role}}"}""", s_worker).Verdict.ShouldBe(Verdict.DeniedImplicitly);
        ByQueue("Deny", "NotPrincipal", """{"AWS":"arn:aws:iam::000000000000:role/x"}""", s_worker)
            .Verdict.ShouldBe(Verdict.DeniedExplicitly);
    }

    [Theory]
    [InlineData("Allow", "Deny", Verdict.DeniedExplicitly, PolicyKind.Resource)]
    [InlineData("Deny", "Allow", Verdict.DeniedExplicitly, PolicyKind.Identity)]
    [InlineData("Allow", "Allow", Verdict.Allowed, PolicyKind.Identity)]
    public void ADenialOfEitherSideWins(string identity, string resource, Verdict verdict, PolicyKind kind)
    {
        var mine = PolicyDocument.Parse($$"""{"Statement":{"Effect":"{{identity}}","Action":"*","Resource":"*"} }""");
        var queues = PolicyDocument.Parse(
            $$"""{"Statement":{"Effect":"{{resource}}","Action":"*","Principal":"*"} }""", PolicyKind.Resource);

        var decision = PolicyEvaluator.Decide([mine], [queues], s_send, s_worker);

        (decision.Verdict, decision.Kind).ShouldBe((verdict, kind));
    }

    private static Decision ByQueue(string effect, string element, string principal, Principal caller)
    {
        var policy = PolicyDocument.Parse(
            $$"""{"Statement":{"Effect":"{{effect}}","Action":"sqs:*","{{element}}":{{principal}} } }""", PolicyKind.Resource);
        return PolicyEvaluator.Decide([], [policy], s_send, caller);
    }
}
