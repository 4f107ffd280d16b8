using Ecommerce.Iam;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Iam;

public sealed class WildcardTests
{
    [Property(MaxTest = 3000, Arbitrary = [typeof(FewLetters)])]
    public void APatternMatchesWhatANaiveReferenceSays(Letters pattern, Letters text) =>
        WildcardPattern.Parse(pattern.Text).Matches(text.Text).ShouldBe(Naive(pattern.Text, text.Text));

    // A star that ends no part of the ARN, and a question mark, must not match a colon before the fifth.
    [Property(MaxTest = 3000, Arbitrary = [typeof(FewLetters)])]
    public void AResourceMatchesWhatANaiveReferenceSays(Letters pattern, Letters text)
    {
        var policy = $$"""
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:{{pattern.Text}}:a:b:c:d*"} }
            """;
        var resource = $"arn:{text.Text}:a:b:c:d";

        Ask.Decide(policy, new AccessRequest("a:b", resource)).IsAllowed
            .ShouldBe(Naive($"arn:{pattern.Text}:a:b:c:d*", resource, isArn: true));
    }

    [Theory]
    [InlineData("arn:aws:dynamodb:*:*:table/T", "arn:aws:dynamodb:eu:1:table/T", true)]
    [InlineData("arn:aws:dynamodb:eu:*", "arn:aws:dynamodb:eu:1:table/T", true)]
    [InlineData("arn:aws:dynamodb:e*u:1:table/T", "arn:aws:dynamodb:e:1:u:1:table/T", false)]
    [InlineData("arn:aws:dynamodb:eu:1:table/T", "arn:aws:dynamodb:eu:1:table/T/index/I", false)]
    [InlineData("arn:aws:dynamodb:eu:1:table/t", "arn:aws:dynamodb:eu:1:table/T", false)]
    [InlineData("arn:aws:logs:eu:1:log-group:/aws/lambda/f:*", "arn:aws:logs:eu:1:log-group:/aws/lambda/f:log-stream:x", true)]
    [InlineData("arn:aws:s3:::bucket/a*z", "arn:aws:s3:::bucket/a:b:z", true)]
    [InlineData("*", "*", true)]
    [InlineData("arn:aws:dynamodb:*:*:table/*", "*", false)]
    public void WildcardsKeepToThePartsOfAnArn(string pattern, string resource, bool allowed) => Ask.Decide(
        $$"""{"Statement":{"Effect":"Allow","Action":"*","Resource":"{{pattern}}"} }""", new AccessRequest("a:b", resource))
        .IsAllowed.ShouldBe(allowed);

    [Theory]
    [InlineData("dynamodb:GetItem", true)]
    [InlineData("DynamoDB:getitem", true)]
    [InlineData("dynamodb:*Item", true)]
    [InlineData("dynamodb:Get????", true)]
    [InlineData("dynamodb:Get???", false)]
    [InlineData("*:GetItem", true)]
    [InlineData("*", true)]
    [InlineData("lambda:*", false)]
    public void ActionsHaveWildcardsAndNoCase(string pattern, bool allowed) =>
        Ask.Decide($$"""{"Statement":{"Effect":"Allow","Action":["{{pattern}}"],"Resource":"*"} }""", Ask.Request())
            .IsAllowed.ShouldBe(allowed);

    private static bool Naive(string pattern, string text, bool isArn = false, int colons = 0)
    {
        if (pattern.Length == 0)
        {
            return text.Length == 0;
        }

        var inParts = isArn && colons < 5;
        return pattern[0] switch
        {
            '*' => Naive(pattern[1..], text, isArn, colons)
                || (text.Length > 0 && !(inParts && pattern.Length > 1 && pattern[1] != ':' && text[0] == ':')
                    && Naive(pattern, text[1..], isArn, colons)),
            '?' => text.Length > 0 && !(inParts && text[0] == ':') && Naive(pattern[1..], text[1..], isArn, colons),
            var letter => text.Length > 0 && letter == text[0]
                && Naive(pattern[1..], text[1..], isArn, colons + (letter == ':' ? 1 : 0)),
        };
    }
}

/// <summary>A short text of few letters, so that patterns meet texts that they match.</summary>
public sealed record Letters(string Text);

/// <inheritdoc cref="Letters"/>
public static class FewLetters
{
    public static Arbitrary<Letters> Some() => Gen.Elements('a', 'b', ':', '*', '?').ArrayOf()
        .Resize(8).Select(letters => new Letters(new string(letters))).ToArbitrary();
}
