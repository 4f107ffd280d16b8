using Ecommerce.Iam;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Iam;

/// <summary>What a customer's AWS credentials are good for: the policy of the topology, asked as AWS asks it.</summary>
public sealed class CustomerCredentialsTests
{
    private const string Me = "6f1e";
    private const string Orders = "arn:aws:dynamodb:eu-west-1:123456789012:table/ServerlessEcommerce-Orders";
    private const string Mine = $"{Orders}/index/byCustomer";
    private const string Bucket = "arn:aws:s3:::documents-1";

    private static readonly string[] s_brief = ["customerKey", "placedAtId", "number", "status", "total"];

    private static readonly string s_policy = Shop.Describe().Identities.Policy(new("eu-west-1", "123456789012")
    {
        IdOf = resource => $"{resource.Name}-1",
    });

    [Fact]
    public void MyOwnOrdersAreListed() => Query(Mine, Me, [$"CUST#{Me}"], s_brief).ShouldBeTrue();

    [Theory]
    [InlineData("CUST#other")]
    [InlineData("CUST#6f1e2")]
    [InlineData("CUST#")]
    [InlineData("CUST#*")]
    [InlineData("cust#6f1e")]
    public void NobodyElsesAre(string key) => Query(Mine, Me, [key], s_brief).ShouldBeFalse();

    [Fact]
    public void OneOfSeveralKeysThatIsNotMineIsTooMany() =>
        Query(Mine, Me, [$"CUST#{Me}", "CUST#other"], s_brief).ShouldBeFalse();

    [Fact]
    public void WithoutAnyKeyNothingIsListed() => Query(Mine, Me, [], s_brief).ShouldBeFalse();

    [Fact]
    public void AnAttributeThatIsNotListedIsNotRead() => Query(Mine, Me, [$"CUST#{Me}"], [.. s_brief, "email"]).ShouldBeFalse();

    [Fact]
    public void WithoutAnyAttributeNamedNothingIsRead() => Query(Mine, Me, [$"CUST#{Me}"], []).ShouldBeFalse();

    [Theory]
    [InlineData("SPECIFIC_ATTRIBUTES", true)]
    [InlineData("ALL_ATTRIBUTES", false)]
    [InlineData("ALL_PROJECTED_ATTRIBUTES", false)]
    [InlineData("COUNT", false)]
    public void OnlyWhatIsNamedIsShown(string select, bool isAllowed) =>
        Query(Mine, Me, [$"CUST#{Me}"], s_brief, ("dynamodb:Select", [select])).ShouldBe(isAllowed);

    [Theory]
    [InlineData(Orders)]
    [InlineData($"{Orders}/index/byEmail")]
    [InlineData($"{Orders}/index/byStatusDay")]
    [InlineData("arn:aws:dynamodb:eu-west-1:123456789012:table/ServerlessEcommerce-Customers")]
    public void NoOtherTableOrIndexIs(string resource) => Query(resource, Me, [$"CUST#{Me}"], s_brief).ShouldBeFalse();

    [Theory]
    [InlineData("dynamodb:GetItem")]
    [InlineData("dynamodb:BatchGetItem")]
    [InlineData("dynamodb:Scan")]
    [InlineData("dynamodb:PutItem")]
    [InlineData("dynamodb:UpdateItem")]
    [InlineData("dynamodb:DeleteItem")]
    [InlineData("dynamodb:PartiQLSelect")]
    public void NothingIsDoneButQuery(string action)
    {
        foreach (var resource in (string[])[Mine, Orders])
        {
            Asks(action, resource, Me, ("dynamodb:LeadingKeys", [$"CUST#{Me}"]), ("dynamodb:Attributes", s_brief)).ShouldBeFalse();
        }
    }

    [Fact]
    public void WithoutTheTagNothingIsMine()
    {
        foreach (var key in (string[])["CUST#", "CUST#${aws:PrincipalTag/sub}", $"CUST#{Me}"])
        {
            Query(Mine, me: null, [key], s_brief).ShouldBeFalse(key);
        }

        foreach (var path in (string[])["invoices//a.pdf", $"invoices/{Me}/a.pdf", "invoices/${aws:PrincipalTag/sub}/a.pdf"])
        {
            Asks("s3:GetObject", $"{Bucket}/{path}", me: null).ShouldBeFalse(path);
        }
    }

    [Theory]
    [InlineData("s3:GetObject", $"{Bucket}/invoices/{Me}/a.pdf", true)]
    [InlineData("s3:GetObject", $"{Bucket}/invoices/{Me}/2026/a.pdf", true)]
    [InlineData("s3:GetObject", $"{Bucket}/invoices/other/a.pdf", false)]
    [InlineData("s3:GetObject", $"{Bucket}/invoices/{Me}2/a.pdf", false)]
    [InlineData("s3:GetObject", $"{Bucket}/invoices/{Me}", false)]
    [InlineData("s3:GetObject", $"{Bucket}/{Me}/a.pdf", false)]
    [InlineData("s3:GetObject", $"arn:aws:s3:::another/invoices/{Me}/a.pdf", false)]
    [InlineData("s3:GetObjectVersion", $"{Bucket}/invoices/{Me}/a.pdf", false)]
    [InlineData("s3:PutObject", $"{Bucket}/invoices/{Me}/a.pdf", false)]
    [InlineData("s3:DeleteObject", $"{Bucket}/invoices/{Me}/a.pdf", false)]
    [InlineData("s3:ListBucket", Bucket, false)]
    public void MyOwnInvoicesAreFetchedAndNothingElse(string action, string resource, bool isAllowed) =>
        Asks(action, resource, Me).ShouldBe(isAllowed);

    private static bool Query(
        string resource, string? me, string[] keys, string[] attributes, params (string Name, string[] Values)[] more) => Asks(
            "dynamodb:Query", resource, me,
            [
                .. keys.Length > 0 ? [("dynamodb:LeadingKeys", keys)] : Array.Empty<(string, string[])>(),
                .. attributes.Length > 0 ? [("dynamodb:Attributes", attributes)] : Array.Empty<(string, string[])>(), .. more,
            ]);

    private static bool Asks(string action, string resource, string? me, params (string Name, string[] Values)[] keys)
    {
        (string, string[])[] tag = me is null ? [] : [("aws:PrincipalTag/sub", [me])];
        return Ask.Decide(s_policy, new AccessRequest(action, resource) { Keys = Ask.Keys([.. keys, .. tag]) }).IsAllowed;
    }
}
