using Ecommerce.Iam;

namespace Ecommerce.Tests.Unit.Iam;

public sealed class PolicyDocumentTests
{
    [Fact]
    public void APolicyIsReadWhole()
    {
        var policy = PolicyDocument.Parse("""
            {"Version":"2012-10-17","Id":"mine","Statement":[
              {"Sid":"One","Effect":"Allow","Action":["s3:Get*"],"NotResource":["arn:aws:s3:::b"],"Condition":{}},
              {"Sid":"","Effect":"Deny","NotAction":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":false}}} ] }
            """);

        (policy.Version, policy.Id).ShouldBe(("2012-10-17", "mine"));
        policy.Statements.Select(statement => (statement.Sid, statement.Effect)).ShouldBe([("One", Effect.Allow), ("", Effect.Deny)]);
        PolicyDocument.Parse("""{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""").Version.ShouldBe("2008-10-17");
    }

    [Theory]
    [InlineData("[]", "$: must be an object")]
    [InlineData("""{"Version":"2012-10-17"}""", "$: must have a Statement")]
    [InlineData("""{"Version":"2012-10-18","Statement":[]}""", "$.Version: must be 2012-10-17 or 2008-10-17")]
    [InlineData("""{"Statement":[]}""", "$.Statement: must not be empty")]
    [InlineData("""{"Statement":{},"Note":1}""", "$: has a member Note; it may have Version, Id, Statement (case matters)")]
    [InlineData("""{"Statement":"x"}""", "$.Statement: must be an object")]
    [InlineData("""{"Id":1,"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", "$.Id: must be a text")]
    public void ADocumentThatIsNoPolicyIsRefused(string json, string words) => Refused(json).ShouldBe(words);

    [Theory]
    [InlineData(""" "Action":"*","Resource":"*" """, "$.Statement[0]: must have an Effect")]
    [InlineData(""" "Effect":"allow","Action":"*","Resource":"*" """, "$.Statement[0].Effect: must be Allow or Deny")]
    [InlineData(""" "Effect":"Allow","Resource":"*" """, "$.Statement[0]: must have Action or NotAction")]
    [InlineData(""" "Effect":"Allow","Action":"*" """, "$.Statement[0]: must have Resource or NotResource")]
    [InlineData(""" "Effect":"Allow","Action":"*","NotAction":"*" """, "$.Statement[0]: must not have both Action and NotAction")]
    [InlineData(""" "Effect":"Allow","Action":[],"Resource":"*" """, "$.Statement[0].Action: must not be empty")]
    [InlineData(""" "Effect":"Allow","Action":["s3:Get",7],"Resource":"*" """, "$.Statement[0].Action[1]: must be a text")]
    [InlineData(""" "Effect":"Allow","Action":"Get","Resource":"*" """,
        "$.Statement[0].Action: must be a service and an action, such as dynamodb:GetItem, or *")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"table" """, "$.Statement[0].Resource: must be an ARN or *")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"arn:aws:s3" """, "$.Statement[0].Resource: must be an ARN or *")]
    [InlineData(""" "Sid":"a b","Effect":"Allow","Action":"*","Resource":"*" """,
        "$.Statement[0].Sid: must consist of letters and digits")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Principal":"*" """,
        "$.Statement[0].Principal: is not for a policy of an identity, which is its own principal")]
    public void AStatementThatIsNotWholeIsRefused(string statement, string words) =>
        Refused($$"""{"Version":"2012-10-17","Statement":[{ {{statement}} }]}""").ShouldBe(words);

    [Theory]
    [InlineData(""" "StringIs":{"k":"v"} """, ".StringIs: is not an operator that IAM knows (case matters)")]
    [InlineData(""" "ForSomeValues:StringLike":{"k":"v"} """,
        ".ForSomeValues:StringLike: is not an operator that IAM knows (case matters)")]
    [InlineData(""" "NullIfExists":{"k":"true"} """, ".NullIfExists: is not an operator that IAM knows (case matters)")]
    [InlineData(""" "Null":{"k":"maybe"} """, ".Null.k: must be true or false")]
    [InlineData(""" "StringLike":{"k":[]} """, ".StringLike.k: must not be empty")]
    [InlineData(""" "StringLike":{"k":{}} """, ".StringLike.k: must be a text, a number, true or false")]
    [InlineData(""" "StringLike":{"k":"${x"} """, ".StringLike.k: \"${x\" has a variable that is not whole")]
    [InlineData(""" "StringLike":{"k":"${}"} """, ".StringLike.k: \"${}\" has a variable that is not whole")]
    [InlineData(""" "NumericEquals":{"k":["1","one"]} """, ".NumericEquals.k[1]: must be a number")]
    [InlineData(""" "DateLessThan":{"k":"soon"} """, ".DateLessThan.k: must be a date (ISO 8601, or seconds since 1970)")]
    [InlineData(""" "Bool":{"k":"yes"} """, ".Bool.k: must be true or false")]
    [InlineData(""" "BinaryEquals":{"k":"?"} """, ".BinaryEquals.k: must be bytes in base 64")]
    [InlineData(""" "IpAddress":{"k":"10.0.0.0/33"} """, ".IpAddress.k: must be an address or a range of addresses")]
    [InlineData(""" "ArnLike":{"k":"topic"} """, ".ArnLike.k: must be an ARN")]
    public void AConditionThatMeansNothingIsRefused(string condition, string words) => Refused(
        $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{ {{condition}} } } }""")
        .ShouldBe("$.Statement.Condition" + words);

    [Fact]
    public void WhatIsThereTwiceIsRefused()
    {
        Refused("""{"Statement":{"Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*"}}""").ShouldStartWith("$: ");
        Refused("""
            {"Statement":[{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"A","Effect":"Deny","Action":"*","Resource":"*"}]}
            """).ShouldBe("$.Statement[1].Sid: must be unique; A is there twice");
    }

    [Fact]
    public void AVariableIsForTheEndOfAResource() => Refused(
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3::${aws:username}:b"}}""")
        .ShouldBe("$.Statement.Resource: may have variables after its fifth colon only");

    [Fact]
    public void APolicyOfAResourceSaysForWhomItIs()
    {
        static string Refused(string principal) => PolicyDocumentTests.Refused(
            $$"""{"Statement":{"Effect":"Allow","Action":"*"{{principal}} } }""", PolicyKind.Resource);

        Refused("").ShouldBe("$.Statement: must have Principal or NotPrincipal");
        Refused(""","Principal":"me" """).ShouldBe("$.Statement.Principal: must be * or an object");
        Refused(""","Principal":{"Aws":"*"} """)
            .ShouldBe("$.Statement.Principal: has a member Aws; it may have AWS, Service, Federated, CanonicalUser (case matters)");
        Refused(""","Principal":{"AWS":["arn:aws:iam::1:role/a*"]} """)
            .ShouldBe("$.Statement.Principal.AWS[0]: must be a name without wildcards, or *");
    }

    private static string Refused(string json, PolicyKind kind = PolicyKind.Identity) =>
        Should.Throw<PolicyFormatException>(() => PolicyDocument.Parse(json, kind)).Message;
}
