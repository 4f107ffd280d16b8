namespace Ecommerce.Tests.Unit.Sns;

/// <summary>
/// Filter policies against messages. The language itself is tested as EventBridge's; here is what SNS makes of attributes and bodies.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
/// </summary>
public sealed class FilterTests
{
    [Theory]
    [InlineData("""{"k":["a"]}""", "String", "a", true)]
    [InlineData("""{"k":["a"]}""", "String", "A", false)]
    [InlineData("""{"k":["b","a"]}""", "String", "a", true)]
    [InlineData("""{"k":[1]}""", "Number", "1.0", true)]
    [InlineData("""{"k":[1]}""", "String", "1", false)]
    [InlineData("""{"k":["1"]}""", "Number", "1", false)]
    [InlineData("""{"k":["a"]}""", "String.Array", """["b","a"]""", true)]
    [InlineData("""{"k":["c"]}""", "String.Array", """["b","a"]""", false)]
    [InlineData("""{"k":[2]}""", "String.Array", """["b",2]""", true)]
    [InlineData("""{"k":[null]}""", "String.Array", "[null]", true)]
    [InlineData("""{"k":[true]}""", "String.Array", "[true]", true)]
    [InlineData("""{"k":["a"]}""", "String.custom", "a", true)]
    [InlineData("""{"k":["AAE="]}""", "Binary", "AAE=", false)]
    [InlineData("""{"k":[{"exists":true}]}""", "Binary", "AAE=", false)]
    [InlineData("""{"k":[{"exists":true}]}""", "String", "a", true)]
    [InlineData("""{"k":[{"exists":false}]}""", "String", "a", false)]
    [InlineData("""{"other":[{"exists":false}]}""", "String", "a", true)]
    [InlineData("""{"k":[{"prefix":"ab"}]}""", "String", "abc", true)]
    [InlineData("""{"k":[{"suffix":"bc"}]}""", "String", "abc", true)]
    [InlineData("""{"k":[{"suffix":"ab"}]}""", "String", "abc", false)]
    [InlineData("""{"k":[{"equals-ignore-case":"ABC"}]}""", "String", "abc", true)]
    [InlineData("""{"k":[{"wildcard":"a*c"}]}""", "String", "abbc", true)]
    [InlineData("""{"k":[{"anything-but":"a"}]}""", "String", "b", true)]
    [InlineData("""{"k":[{"anything-but":["a","b"]}]}""", "String", "b", false)]
    [InlineData("""{"k":[{"anything-but":[1]}]}""", "Number", "2", true)]
    [InlineData("""{"k":[{"anything-but":{"prefix":"a"}}]}""", "String", "ab", false)]
    [InlineData("""{"k":[{"anything-but":{"suffix":"b"}}]}""", "String", "ba", true)]
    [InlineData("""{"k":[{"anything-but":{"wildcard":"a*c"}}]}""", "String", "abc", false)]
    [InlineData("""{"other":[{"anything-but":"a"}]}""", "String", "b", false)]
    [InlineData("""{"k":[{"numeric":[">",0,"<=",10]}]}""", "Number", "10", true)]
    [InlineData("""{"k":[{"numeric":[">",0,"<=",10]}]}""", "Number", "10.1", false)]
    [InlineData("""{"k":[{"numeric":["=",3.015e2]}]}""", "Number", "301.5", true)]
    [InlineData("""{"k":[{"cidr":"10.0.0.0/24"}]}""", "String", "10.0.0.255", true)]
    [InlineData("""{"k":[{"cidr":"10.0.0.0/24"}]}""", "String", "10.1.1.0", false)]
    [InlineData("""{"$or":[{"k":["a"]},{"other":["x"]}]}""", "String", "a", true)]
    [InlineData("""{"$or":[{"k":["b"]},{"other":["x"]}]}""", "String", "a", false)]
    [InlineData("""{"k":["a"],"other":["x"]}""", "String", "a", false)]
    public Task AnAttributeDecides(string policy, string type, string value, bool matches) =>
        CheckAsync(matches, "body", [("k", type, value)], ("FilterPolicy", policy));

    [Theory]
    [InlineData("""{"a":{"b":[1]}}""", """{"a":{"b":1}}""", true)]
    [InlineData("""{"a":{"b":[1]}}""", """{"a":{"b":2}}""", false)]
    [InlineData("""{"a":{"b":[1]}}""", """{"a":[{"b":2},{"b":1}]}""", true)]
    [InlineData("""{"a":[null]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[{"exists":false}]}""", "{}", true)]
    [InlineData("""{"a":[{"exists":false}]}""", "no JSON", false)]
    [InlineData("""{"a":[{"exists":false}]}""", "[]", false)]
    [InlineData("""{"data":{"price":{"amount":[{"numeric":[">=",100]}]}}}""", """{"data":{"price":{"amount":1999}}}""", true)]
    public Task TheBodyDecides(string policy, string body, bool matches) =>
        CheckAsync(matches, body, [("a", "Number", "1")], ("FilterPolicyScope", "MessageBody"), ("FilterPolicy", policy));

    [Fact]
    public async Task APolicyThatIsTakenAwayLetsEverythingPass()
    {
        await using var topics = new Topics();
        var arn = topics.Subscribe(("FilterPolicy", """{"k":["a"]}"""));

        topics.Ok("SetSubscriptionAttributes", ("SubscriptionArn", arn), ("AttributeName", "FilterPolicy"), ("AttributeValue", "{}"));
        topics.Publish("a");
        await topics.DeliverAsync();

        topics.Queues.Bodies.Count.ShouldBe(1);
    }

    private static async Task CheckAsync(
        bool matches, string body, (string, string, string)[] attributes, params (string, string)[] subscription)
    {
        await using var topics = new Topics();
        topics.Subscribe(subscription);

        topics.Publish(body, attributes);
        await topics.DeliverAsync();

        topics.Queues.Bodies.Count.ShouldBe(matches ? 1 : 0);
    }
}
