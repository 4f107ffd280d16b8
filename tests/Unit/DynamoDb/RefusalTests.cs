using Ecommerce.Iam;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.DynamoDb;

/// <summary>What becomes of a call that may not be made, or cannot be understood.</summary>
public sealed class RefusalTests
{
    private const string Put = """{"Put":{"TableName":"tab","Item":{"pk":{"S":"new"},"sk":{"S":"1"} } } }""";

    [Fact]
    public void ARefusalLooksLikeTheServices()
    {
        using var dynamo = Dynamo.WithTable();
        var asked = new Asked { Forbidden = "dynamodb:PutItem" };

        var (status, reply) = Asked.Call(dynamo, asked, "PutItem", """{"TableName":"tab","Item":{"pk":{"S":"a"},"sk":{"S":"1"} } }""");

        status.ShouldBe(400);
        reply.GetRawText().ShouldBe("""{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"No."}""");
        dynamo.Get("a", "1").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("TransactWriteItems", "dynamodb:DeleteItem", """
        {"TransactItems":[{"Put":{"TableName":"tab","Item":{"pk":{"S":"new"},"sk":{"S":"1"} } } },
         {"Delete":{"TableName":"tab","Key":{"pk":{"S":"old"},"sk":{"S":"1"} } } }] }
        """)]
    [InlineData("BatchWriteItem", "dynamodb:BatchWriteItem", """
        {"RequestItems":{"tab":[{"PutRequest":{"Item":{"pk":{"S":"new"},"sk":{"S":"1"} } } },
         {"DeleteRequest":{"Key":{"pk":{"S":"old"},"sk":{"S":"1"} } } }] } }
        """)]
    public void SeveralWritesAreRefusedAsAWhole(string operation, string forbidden, string body)
    {
        using var dynamo = Dynamo.WithTable();
        dynamo.Put("old", "1");

        var (_, reply) = Asked.Call(dynamo, new Asked { Forbidden = forbidden }, operation, body);

        reply.GetProperty("__type").GetString().ShouldBe("com.amazon.coral.service#AccessDeniedException");
        dynamo.Get("new", "1").ShouldBeEmpty();
        dynamo.Get("old", "1").ShouldNotBeEmpty();
    }

    [Fact]
    public void AccessComesBeforeTheQuestionWhetherATableIsThere()
    {
        using var dynamo = new Dynamo();
        const string Body = """{"TableName":"none","Key":{"pk":{"S":"a"} } }""";

        Type(dynamo, new Asked { Forbidden = "dynamodb:GetItem" }, "GetItem", Body).ShouldBe("AccessDeniedException");
        Type(dynamo, new Asked(), "GetItem", Body).ShouldBe("ResourceNotFoundException");
    }

    [Theory]
    [InlineData("GetItem", "{}")]
    [InlineData("GetItem", """{"TableName":"tab"}""")]
    [InlineData("GetItem", """{"TableName":"tab","Key":{"pk":{"S":"a"} } }""")]
    [InlineData("GetItem", """{"TableName":"tab","Key":{"pk":{"S":"a"},"sk":{"S":"1"} },"ProjectionExpression":"a["}""")]
    [InlineData("PutItem", """{"TableName":"tab","Item":{"pk":{"Z":"a"} } }""")]
    [InlineData("PutItem", """{"TableName":"tab","Item":{"pk":{"M":{} },"sk":{"S":"1"} } }""")]
    [InlineData("UpdateItem", """{"TableName":"tab","Key":{"pk":{"S":"a"},"sk":{"S":"1"} },"UpdateExpression":"SET #x = :y"}""")]
    [InlineData("Query", """{"TableName":"tab"}""")]
    [InlineData("Query", """{"TableName":"tab","KeyConditionExpression":"pk = pk"}""")]
    [InlineData("BatchGetItem", "{}")]
    [InlineData("BatchGetItem", """{"RequestItems":{"tab":{} } }""")]
    [InlineData("BatchWriteItem", """{"RequestItems":{"tab":[{}] } }""")]
    [InlineData("TransactWriteItems", """{"TransactItems":[{}]}""")]
    [InlineData("TransactGetItems", """{"TransactItems":[]}""")]
    [InlineData("ListTables", """{"Limit":"many"}""")]
    [InlineData("Query", """{"TableName":7}""")]
    [InlineData("PutItem", "[]")]
    public void WhatIsMalformedIsAnsweredAsItWouldBeToTheOwner(string operation, string body)
    {
        using var dynamo = Dynamo.WithTable();

        var (status, reply) = Asked.Call(dynamo, new Asked(), operation, body);

        status.ShouldBe(400);
        var (ownersStatus, ownersReply) = dynamo.Call(operation, body);
        (status, reply.GetRawText()).ShouldBe((ownersStatus, ownersReply.GetRawText()));
    }

    [Fact]
    public void AKeyOfATableThatIsNotThereLeadsNowhere()
    {
        using var dynamo = new Dynamo();
        var session = new RoleSession("r", "s", PolicyDocument.Parse("""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":
             {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":"*"},"Null":{"dynamodb:LeadingKeys":"false"} } } }
            """), dynamo.Clock, _ => { });

        Type(dynamo, session, "TransactWriteItems", $$"""{"TransactItems":[{{Put}}]}""").ShouldBe("AccessDeniedException");
    }

    private static string Type(Dynamo dynamo, Caller caller, string operation, string body) =>
        Asked.Call(dynamo, caller, operation, body).Reply.GetProperty("__type").GetString()!.Split('#')[1];
}
