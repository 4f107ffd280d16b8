namespace Ecommerce.Tests.Unit.Iam;

/// <summary>Operator, values of the policy, values of the request (null: the key is absent), whether the condition holds.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("StringEquals", "john", "john", true)]
    [InlineData("StringEquals", "john", "John", false)]
    [InlineData("StringEquals", "jo*", "john", false)]
    [InlineData("StringEquals", "jo*", "jo*", true)]
    [InlineData("StringEquals", "jane|john", "john", true)]
    [InlineData("StringNotEquals", "jane", "john", true)]
    [InlineData("StringNotEquals", "jane|john", "john", false)]
    [InlineData("StringEqualsIgnoreCase", "john", "JOHN", true)]
    [InlineData("StringNotEqualsIgnoreCase", "john", "JOHN", false)]
    [InlineData("StringLike", "home/*", "home/a/b", true)]
    [InlineData("StringLike", "home/?", "home/ab", false)]
    [InlineData("StringLike", "|home/", "", true)]
    [InlineData("StringLike", "Home/*", "home/a", false)]
    [InlineData("StringNotLike", "home/*", "home/a", false)]
    [InlineData("StringNotLike", "home/*|work/*", "away", true)]
    public void TextsAreCompared(string comparison, string policy, string request, bool holds) => Check(comparison, policy, request, holds);

    [Theory]
    [InlineData("NumericEquals", "10", "10.0", true)]
    [InlineData("NumericNotEquals", "10", "10.0", false)]
    [InlineData("NumericLessThan", "10", "9", true)]
    [InlineData("NumericLessThan", "10", "10", false)]
    [InlineData("NumericLessThanEquals", "10", "10", true)]
    [InlineData("NumericGreaterThan", "10", "10", false)]
    [InlineData("NumericGreaterThan", "10", "10.5", true)]
    [InlineData("NumericGreaterThanEquals", "10", "10", true)]
    [InlineData("NumericLessThan", "10", "few", false)]
    [InlineData("NumericEquals", "1|2", "2", true)]
    public void NumbersAreCompared(string comparison, string policy, string request, bool holds) =>
        Check(comparison, policy, request, holds);

    [Theory]
    [InlineData("DateEquals", "2020-01-01T00:00:01Z", "2020-01-01T01:00:01+01:00", true)]
    [InlineData("DateEquals", "2020-01-01", "1577836800", true)]
    [InlineData("DateNotEquals", "2020-01-01", "1577836800", false)]
    [InlineData("DateGreaterThan", "2020-01-01T00:00:01Z", "2020-01-01T00:00:01.5Z", true)]
    [InlineData("DateGreaterThan", "2020-01-01T00:00:01Z", "2020-01-01T00:00:01Z", false)]
    [InlineData("DateGreaterThanEquals", "2020", "2020-01-01T00:00Z", true)]
    [InlineData("DateLessThan", "2020-02", "2020-01-31T23:59:59Z", true)]
    [InlineData("DateLessThanEquals", "1577836800", "2020-01-01T00:00:00Z", true)]
    [InlineData("DateLessThan", "2020-02", "yesterday", false)]
    public void DatesAreCompared(string comparison, string policy, string request, bool holds) => Check(comparison, policy, request, holds);

    [Theory]
    [InlineData("Bool", "false", "false", true)]
    [InlineData("Bool", "true", "True", true)]
    [InlineData("Bool", "true", "false", false)]
    [InlineData("Bool", "true", "1", false)]
    [InlineData("BinaryEquals", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", "QmluYXJ5VmFsdWVJbkJhc2U2NA==", true)]
    [InlineData("BinaryEquals", "AAAB", "AAAC", false)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.113.255", true)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.114.0", false)]
    [InlineData("IpAddress", "203.0.113.7", "203.0.113.7", true)]
    [InlineData("IpAddress", "203.0.113.0/25", "203.0.113.128", false)]
    [InlineData("IpAddress", "0.0.0.0/0", "198.51.100.1", true)]
    [InlineData("IpAddress", "203.0.113.0/24|2001:DB8:1234:5678::/64", "2001:db8:1234:5678:9::1", true)]
    [InlineData("IpAddress", "2001:DB8:1234:5678::/64", "2001:db8:1234:5679::1", false)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "203.0.113.9", false)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "2001:db8::1", true)]
    public void OtherTypesAreCompared(string comparison, string policy, string request, bool holds) =>
        Check(comparison, policy, request, holds);

    // The user guide's example: the first asterisk reaches no further than its part.
    [Theory]
    [InlineData("StringLike", true)]
    [InlineData("ArnLike", false)]
    [InlineData("ArnEquals", false)]
    [InlineData("ArnNotLike", true)]
    [InlineData("ArnNotEquals", true)]
    public void AnArnIsComparedPartByPart(string comparison, bool holds) => Check(
        comparison, "arn:aws:someservice:*:111122223333:finance/*",
        "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt", holds);

    [Theory]
    [InlineData("arn:aws:sns:*:1:t?pic", "arn:aws:sns:eu:1:topic", true)]
    [InlineData("arn:aws:sns:*:1:*", "arn:aws:sns:eu:1:topic:subscription", true)]
    [InlineData("arn:aws:sns:*:1:*", "topic", false)]
    public void AnArnMayHaveWildcards(string policy, string request, bool holds) => Check("ArnEquals", policy, request, holds);

    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("StringNotEquals", true)]
    [InlineData("StringLike", false)]
    [InlineData("StringNotLike", true)]
    [InlineData("NumericLessThan", false)]
    [InlineData("NumericNotEquals", true)]
    [InlineData("DateNotEquals", true)]
    [InlineData("Bool", false)]
    [InlineData("BoolIfExists", true)]
    [InlineData("IpAddress", false)]
    [InlineData("NotIpAddress", true)]
    [InlineData("ArnLike", false)]
    [InlineData("ArnNotLike", true)]
    [InlineData("StringEqualsIfExists", true)]
    [InlineData("StringNotEqualsIfExists", true)]
    [InlineData("ForAllValues:StringEquals", true)]
    [InlineData("ForAllValues:StringNotEquals", true)]
    [InlineData("ForAllValues:StringEqualsIfExists", true)]
    [InlineData("ForAnyValue:StringEquals", false)]
    [InlineData("ForAnyValue:StringNotEquals", false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", false)]
    public void AnAbsentKeyIsWhatTheOperatorSays(string comparison, bool holds)
    {
        var value = comparison switch
        {
            "NumericLessThan" or "NumericNotEquals" => "1",
            "DateNotEquals" => "2020",
            "Bool" or "BoolIfExists" => "true",
            "IpAddress" or "NotIpAddress" => "10.0.0.0/8",
            _ => "arn:aws:sns:eu:1:topic",
        };
        Check(comparison, value, null, holds);
    }

    [Theory]
    [InlineData("true", null, true)]
    [InlineData("false", null, false)]
    [InlineData("true", "x", false)]
    [InlineData("false", "x", true)]
    [InlineData("false", "", false)]
    [InlineData("true|false", null, true)]
    public void NullAsksWhetherAKeyIsThere(string policy, string? request, bool holds) => Check("Null", policy, request, holds);

    [Theory]
    [InlineData("ForAllValues:StringEquals", "a|b|c", "a|b", true)]
    [InlineData("ForAllValues:StringEquals", "a|b", "a|d", false)]
    [InlineData("ForAllValues:StringNotLike", "key1*", "key1:hr|key1:personnel", false)]
    [InlineData("ForAllValues:StringNotLike", "key1*", "key2:audit", true)]
    [InlineData("ForAllValues:StringNotEquals", "a|b", "c|a", false)]
    [InlineData("ForAllValues:StringEquals", "a", "", true)]
    [InlineData("ForAnyValue:StringEquals", "a|b", "x|b", true)]
    [InlineData("ForAnyValue:StringEquals", "a|b", "x|y", false)]
    [InlineData("ForAnyValue:StringNotEquals", "a|b", "a|x", true)]
    [InlineData("ForAnyValue:StringNotEquals", "a|b", "a|b", false)]
    [InlineData("ForAnyValue:StringLike", "*", "", false)]
    [InlineData("StringEquals", "a|b", "a|b", false)]
    [InlineData("StringNotEquals", "x", "a|b", false)]
    public void SeveralValuesNeedASetOperator(string comparison, string policy, string request, bool holds) =>
        Check(comparison, policy, request, holds);

    [Theory]
    [InlineData("a", "1", true)]
    [InlineData("a", "2", false)]
    [InlineData("b", "1", false)]
    public void AllKeysAndAllOperatorsMustHold(string text, string number, bool holds) => Ask.Holds(
        """ "StringEquals":{"s:text":"a","s:same":"x"},"NumericEquals":{"s:number":1} """,
        ("s:text", [text]), ("S:SAME", ["x"]), ("s:number", [number])).ShouldBe(holds);

    private static void Check(string comparison, string policy, string? request, bool holds)
    {
        var values = string.Join(',', policy.Split('|').Select(value => $"\"{value}\""));
        (string, string[])[] keys = request is null ? [] : [("service:Key", request.Split('|'))];
        Ask.Holds($$""" "{{comparison}}":{"Service:key":[{{values}}]} """, keys).ShouldBe(holds);
    }
}
