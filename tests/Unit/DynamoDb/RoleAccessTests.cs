using Ecommerce.Iam;
using Ecommerce.Local.Trust;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.DynamoDb;

/// <summary>The policies that the stack deploys, enforced: what a function's role may do to the tables, and what it may not.</summary>
public sealed class RoleAccessTests : IDisposable
{
    private const string Table = "ServerlessEcommerce-Products";

    private static readonly Shop s_shop = Shop.Describe();
    private static readonly Place s_place = new("us-east-1", "000000000000")
    {
        IdOf = resource => $"{resource.Name}-1",
    };

    private readonly Dynamo _dynamo = new();

    public RoleAccessTests()
    {
        _dynamo.Ok("CreateTable", $$"""
            {"TableName":"{{Table}}","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},
             {"AttributeName":"sk","AttributeType":"S"},{"AttributeName":"statusKey","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
             "GlobalSecondaryIndexes":[{"IndexName":"byName","Projection":{"ProjectionType":"ALL"},
               "KeySchema":[{"AttributeName":"statusKey","KeyType":"HASH"}]}]}
            """);
        _dynamo.Put("PRODUCT#1", "META", ""","name":{"S":"Tea"},"stockSequence":{"N":"0"},"statusKey":{"S":"draft"} """, Table);
    }

    public void Dispose() => _dynamo.Dispose();

    [Fact]
    public void ThePolicyOfEveryFunctionIsAPolicy()
    {
        s_shop.Functions.ShouldNotBeEmpty();
        s_shop.Functions.ShouldAllBe(function => PolicyDocument.Parse(IamPolicy.Of(function, s_place)).Statements.Count > 1);
    }

    [Theory]
    [InlineData("NONE", "NONE", true)]
    [InlineData("ALL_OLD", "ALL_OLD", true)]
    [InlineData("NONE", "ALL_OLD", true)]
    [InlineData("ALL_NEW", "NONE", false)]
    [InlineData("ALL_NEW", "ALL_OLD", false)]
    public void WhatAFailedConditionShowsDoesNotHideWhatIsReturned(string returned, string onFailure, bool allowed)
    {
        var policy = PolicyDocument.Parse("""
            {"Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*",
             "Condition":{"StringEqualsIfExists":{"dynamodb:ReturnValues":["NONE","ALL_OLD"]} } } }
            """);
        var session = new RoleSession("r", "s", policy, TimeProvider.System, _ => { });

        var (_, reply) = Asked.Call(_dynamo, session, "UpdateItem", $$"""
            {"TableName":"{{Table}}","Key":{"pk":{"S":"PRODUCT#1"},"sk":{"S":"META"} },"UpdateExpression":"REMOVE x",
             "ReturnValues":"{{returned}}","ReturnValuesOnConditionCheckFailure":"{{onFailure}}"}
            """);

        reply.GetRawText().Contains("AccessDenied", StringComparison.Ordinal).ShouldBe(!allowed, reply.GetRawText());
    }

    [Theory]
    [InlineData("active", true)]
    [InlineData("draft", false)]
    public void ThePublicsFunctionListsActiveProductsOnly(string status, bool allowed) => May("products-public", "Query", $$"""
        "IndexName":"byName","KeyConditionExpression":"statusKey = :s","ExpressionAttributeValues":{":s":{"S":"{{status}}"} }
        """).ShouldBe(allowed);

    [Theory]
    [InlineData("PRODUCT#1", true)]
    [InlineData("VARIANT#1", false)]
    public void ThePublicsFunctionReadsProductsOnly(string key, bool allowed) =>
        May("products-public", "GetItem", $$""" "Key":{"pk":{"S":"{{key}}"},"sk":{"S":"META"} } """).ShouldBe(allowed);

    [Fact]
    public void ThePublicsFunctionScansNothing() => May("products-public", "Scan", """ "Select":"COUNT" """).ShouldBeFalse();

    [Theory]
    [InlineData("SET stockSequence = stockSequence + :v", "", true)]
    [InlineData("SET #n = :v", "", false)]
    [InlineData("SET stockSequence = #n", "", false)]
    [InlineData("SET stockSequence = :v", ""","ConditionExpression":"#n = :v" """, false)]
    [InlineData("SET stockSequence = :v", ""","ReturnValues":"UPDATED_NEW" """, true)]
    [InlineData("SET stockSequence = :v", ""","ReturnValues":"ALL_NEW" """, false)]
    [InlineData("SET stockSequence = :v", ""","ReturnValuesOnConditionCheckFailure":"ALL_OLD" """, false)]
    public void InventorySaysHowMuchThereIsAndNothingElse(string update, string more, bool allowed)
    {
        var names = update.Contains("#n", StringComparison.Ordinal) || more.Contains("#n", StringComparison.Ordinal)
            ? ""","ExpressionAttributeNames":{"#n":"name"} """ : "";
        var values = (update + more).Contains(":v", StringComparison.Ordinal)
            ? ""","ExpressionAttributeValues":{":v":{"N":"1"} } """ : "";

        May("inventory-admin", "UpdateItem", $$"""
            "Key":{"pk":{"S":"PRODUCT#1"},"sk":{"S":"META"} },"UpdateExpression":"{{update}}"{{more}}{{names}}{{values}}
            """).ShouldBe(allowed);

        NameNow().ShouldBe("Tea");
    }

    [Theory]
    [InlineData(""","ProjectionExpression":"variantsCount" """, true)]
    [InlineData(""","ProjectionExpression":"variantsCount, priceCents" """, false)]
    [InlineData("", false)]
    public void InventorySeesOfAProductWhatItNeeds(string more, bool allowed) =>
        May("inventory-admin", "GetItem", $$""" "Key":{"pk":{"S":"PRODUCT#1"},"sk":{"S":"META"} }{{more}} """).ShouldBe(allowed);

    [Theory]
    [InlineData("OUTBOX#1", "REMOVE unpublishedShard, unpublishedId", true)]
    [InlineData("OUTBOX#1", "REMOVE unpublishedShard, unpublishedId, detail", false)]
    [InlineData("OUTBOX#1", "REMOVE kind", false)]
    [InlineData("PRODUCT#1", "REMOVE unpublishedShard, unpublishedId", false)]
    public void TheRelayTakesAwayTheMarkOfAnOutboxRowAndNothingElse(string key, string update, bool allowed)
    {
        foreach (var function in (string[])["relay-products", "relay-sweep-products"])
        {
            May(function, "UpdateItem", $$""" "Key":{"pk":{"S":"{{key}}"},"sk":{"S":"META"} },"UpdateExpression":"{{update}}" """)
                .ShouldBe(allowed, function);
        }

        May("relay-inventory", "UpdateItem", $$""" "Key":{"pk":{"S":"{{key}}"},"sk":{"S":"META"} },"UpdateExpression":"{{update}}" """)
            .ShouldBeFalse();
    }

    // Under ForAllValues a key that is absent would be a match; that it must be there is what refuses the scan.
    [Fact]
    public void AnAbsentKeyIsNoMatchThanksToNull()
    {
        var policy = PolicyDocument.Parse(IamPolicy.Of([new TableGrant(s_shop.Tables.First(), "dynamodb:Scan").Keys("a*")], s_place));
        var session = new RoleSession("r", "s", policy, _dynamo.Clock, _ => { });
        var resource = s_shop.Tables.First().Arn(s_place);

        session.Refuse(new AccessRequest("dynamodb:Scan", resource)).ShouldNotBeNull();
        session.Refuse(new AccessRequest("dynamodb:Scan", resource)
        {
            Keys = new Dictionary<string, IReadOnlyList<string>> { ["dynamodb:LeadingKeys"] = ["ab"] },
        }).ShouldBeNull();
    }

    private bool May(string function, string operation, string parameters)
    {
        var policy = IamPolicy.Of(s_shop.Functions.Single(one => one.Name == function), s_place);
        var session = new RoleSession(function, "s", PolicyDocument.Parse(policy), _dynamo.Clock, _ => { });
        var (status, reply) = Asked.Call(_dynamo, session, operation, $$"""{"TableName":"{{Table}}",{{parameters}} }""");
        if (status != 200)
        {
            reply.GetProperty("__type").GetString().ShouldBe("com.amazon.coral.service#AccessDeniedException", reply.GetRawText());
        }

        return status == 200;
    }

    private string NameNow() => _dynamo.Ok("GetItem", $$"""{"TableName":"{{Table}}",{{ProductKey}} }""")
        .GetProperty("Item").GetProperty("name").GetProperty("S").GetString()!;

    private const string ProductKey = """ "Key":{"pk":{"S":"PRODUCT#1"},"sk":{"S":"META"} } """;
}
