namespace Ecommerce.Tests.Unit.DynamoDb;

/// <summary>What each operation asks IAM.</summary>
public sealed class AccessTests
{
    private const string Key = """ "Key":{"pk":{"S":"a"},"sk":{"S":"1"} } """;
    private const string Index = """
        ,"GlobalSecondaryIndexes":[{"IndexName":"bySort","Projection":{"ProjectionType":"ALL"},
          "KeySchema":[{"AttributeName":"sk","KeyType":"HASH"}]}]
        """;

    [Theory]
    [InlineData("", "Attributes=pk,sk LeadingKeys=a ReturnConsumedCapacity=NONE Select=ALL_ATTRIBUTES")]
    [InlineData(""","ProjectionExpression":"m.x, #l[0]","ExpressionAttributeNames":{"#l":"list"},"ReturnConsumedCapacity":"TOTAL" """,
        "Attributes=pk,sk,m,list LeadingKeys=a ReturnConsumedCapacity=TOTAL Select=SPECIFIC_ATTRIBUTES")]
    public void AReadNamesItsKeyAndItsProjection(string more, string keys) =>
        Lines("GetItem", $$"""{"TableName":"tab",{{Key}}{{more}} }""").ShouldBe(["GetItem tab " + keys]);

    [Fact]
    public void APutNamesTheWholeItemAndItsCondition() => Lines("PutItem", """
        {"TableName":"arn:aws:dynamodb:us-east-1:000000000000:table/tab","ReturnValues":"ALL_OLD",
         "Item":{"pk":{"S":"a"},"sk":{"S":"1"},"m":{"M":{"inner":{"S":"x"} } } },
         "ConditionExpression":"attribute_not_exists(gone) OR size(#n) < :n",
         "ExpressionAttributeNames":{"#n":"name"},"ExpressionAttributeValues":{":n":{"N":"1"} } }
        """).ShouldBe(["PutItem tab Attributes=pk,sk,m,gone,name LeadingKeys=a ReturnConsumedCapacity=NONE ReturnValues=ALL_OLD"]);

    [Fact]
    public void AnUpdateNamesWhatItWritesAndWhatItReads() => Lines("UpdateItem", $$"""
        {"TableName":"tab",{{Key}},
         "UpdateExpression":"SET v = w + :n, l = list_append(if_not_exists(m.x, :l), :l) REMOVE r[1] ADD a :n DELETE d :s",
         "ConditionExpression":"c = :n","ExpressionAttributeValues":
          {":n":{"N":"1"},":l":{"L":[]},":s":{"SS":["x"]} } }
        """).ShouldBe(["UpdateItem tab Attributes=pk,sk,v,w,l,m,a,d,r,c LeadingKeys=a ReturnConsumedCapacity=NONE ReturnValues=NONE"]);

    [Fact]
    public void ADeleteThatShowsTheItemOnFailureReturnsItsValues() => Lines("DeleteItem", $$"""
        {"TableName":"tab",{{Key}},"ConditionExpression":"attribute_not_exists(c)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}
        """).ShouldBe(["DeleteItem tab Attributes=pk,sk,c LeadingKeys=a ReturnConsumedCapacity=NONE ReturnValues=ALL_OLD"]);

    [Theory]
    [InlineData(""" "KeyConditionExpression":":p = #p AND begins_with(sk, :s)" """,
        "Query tab Attributes=pk,sk LeadingKeys=a ReturnConsumedCapacity=NONE Select=ALL_ATTRIBUTES")]
    [InlineData(""" "KeyConditionExpression":"#p = :p","FilterExpression":"f > :s","ProjectionExpression":"x" """,
        "Query tab Attributes=f,x,pk LeadingKeys=a ReturnConsumedCapacity=NONE Select=SPECIFIC_ATTRIBUTES")]
    [InlineData(""" "IndexName":"bySort","KeyConditionExpression":"sk = :s","FilterExpression":"#p = :p" """,
        "Query tab/index/bySort Attributes=pk,sk LeadingKeys=1 ReturnConsumedCapacity=NONE Select=ALL_PROJECTED_ATTRIBUTES")]
    [InlineData(""" "IndexName":"none","Select":"COUNT","KeyConditionExpression":"sk = :s","FilterExpression":"#p = :p" """,
        "Query tab/index/none Attributes=pk,sk ReturnConsumedCapacity=NONE Select=COUNT")]
    public void AQueryNamesItsPartition(string parameters, string line) => Lines("Query", $$"""
        {"TableName":"tab",{{parameters}},"ExpressionAttributeNames":{"#p":"pk"},
         "ExpressionAttributeValues":{":p":{"S":"a"},":s":{"S":"1"} } }
        """).ShouldBe([line]);

    [Theory]
    [InlineData("", "Scan tab ReturnConsumedCapacity=NONE Select=ALL_ATTRIBUTES")]
    [InlineData(""","IndexName":"bySort","Select":"COUNT" """, "Scan tab/index/bySort ReturnConsumedCapacity=NONE Select=COUNT")]
    public void AScanHasNoLeadingKeys(string more, string line) => Lines("Scan", $$"""{"TableName":"tab"{{more}} }""").ShouldBe([line]);

    [Fact]
    public void ABatchAsksOncePerTable()
    {
        Lines("BatchGetItem", """
            {"RequestItems":{
              "tab":{"Keys":[{"pk":{"S":"a"},"sk":{"S":"1"} },{"pk":{"S":"b"},"sk":{"S":"1"} }],"ProjectionExpression":"x"},
              "other":{"Keys":[{"id":{"S":"c"} }]} } }
            """).ShouldBe([
            "BatchGetItem tab Attributes=x,pk,sk LeadingKeys=a,b ReturnConsumedCapacity=NONE Select=SPECIFIC_ATTRIBUTES",
            "BatchGetItem arn:aws:dynamodb:us-east-1:000000000000:table/other Attributes=id ReturnConsumedCapacity=NONE "
            + "Select=ALL_ATTRIBUTES"]);
        Lines("BatchWriteItem", $$"""
            {"RequestItems":{"tab":[
              {"PutRequest":{"Item":{"pk":{"S":"a"},"sk":{"S":"1"},"x":{"S":""} } } },{"DeleteRequest":{ {{Key}} } }] } }
            """).ShouldBe(["BatchWriteItem tab Attributes=pk,sk,x LeadingKeys=a ReturnConsumedCapacity=NONE"]);
    }

    [Fact]
    public void ATransactionAsksForEachOfItsItems()
    {
        Lines("TransactWriteItems", $$"""
            {"TransactItems":[
              {"Put":{"TableName":"tab","Item":{"pk":{"S":"p"},"sk":{"S":"1"} } } },
              {"Update":{"TableName":"tab",{{Key}},"UpdateExpression":"REMOVE x"} },
              {"Delete":{"TableName":"tab","Key":{"pk":{"S":"d"},"sk":{"S":"1"} } } },
              {"ConditionCheck":{"TableName":"tab","Key":{"pk":{"S":"c"},"sk":{"S":"1"} },"ConditionExpression":"attribute_not_exists(y)",
               "ReturnValuesOnConditionCheckFailure":"ALL_OLD"} }] }
            """).ShouldBe([
            $"PutItem tab Attributes=pk,sk {Within("Write")} LeadingKeys=p {None} ReturnValues=NONE",
            $"UpdateItem tab Attributes=pk,sk,x {Within("Write")} LeadingKeys=a {None} ReturnValues=NONE",
            $"DeleteItem tab Attributes=pk,sk {Within("Write")} LeadingKeys=d {None} ReturnValues=NONE",
            $"ConditionCheckItem tab Attributes=pk,sk,y {Within("Write")} LeadingKeys=c {None} ReturnValues=ALL_OLD"]);
        Lines("TransactGetItems", $$"""{"TransactItems":[{"Get":{"TableName":"tab",{{Key}},"ProjectionExpression":"x"} }]}""")
            .ShouldBe([$"GetItem tab Attributes=pk,sk,x {Within("Get")} LeadingKeys=a {None} Select=SPECIFIC_ATTRIBUTES"]);
    }

    [Theory]
    [InlineData("DescribeTable", """{"TableName":"tab"}""", "DescribeTable tab")]
    [InlineData("DeleteTable", """{"TableName":"tab"}""", "DeleteTable tab")]
    [InlineData("DescribeTimeToLive", """{"TableName":"tab"}""", "DescribeTimeToLive tab")]
    [InlineData("ListTables", "{}", "ListTables *")]
    public void ManagingATableAsksAboutTheTable(string operation, string body, string line) => Lines(operation, body).ShouldBe([line]);

    [Theory]
    [InlineData("N", "\"1.50\"", "1.5")]
    [InlineData("B", "\"AAE=\"", "AAE=")]
    public void KeysOfOtherTypesArePrinted(string type, string value, string leading)
    {
        using var dynamo = new Dynamo();
        dynamo.Ok("CreateTable", $$"""
            {"TableName":"tab","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"{{type}}"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}
            """);
        var asked = new Asked();

        Asked.Call(dynamo, asked, "PutItem", $$"""{"TableName":"tab","Item":{"id":{"{{type}}":{{value}} } } }""").Status.ShouldBe(200);

        asked.Lines.ShouldHaveSingleItem().ShouldContain($" LeadingKeys={leading} ");
    }

    private const string None = "ReturnConsumedCapacity=NONE";

    private static string Within(string kind) => $"EnclosingOperation=Transact{kind}Items";

    private static IEnumerable<string> Lines(string operation, string body)
    {
        using var dynamo = Dynamo.WithTable(Index);
        var asked = new Asked();
        _ = Asked.Call(dynamo, asked, operation, body);
        return asked.Lines;
    }
}
