using Amazon.DynamoDBv2;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Ecommerce.Bench.Peers;

using AmazonDynamoDBClient dynamo = new();
var products = new ProductReader(dynamo, Environment.GetEnvironmentVariable("PRODUCTS_TABLE")!);
await LambdaBootstrapBuilder
    .Create<APIGatewayProxyRequest, APIGatewayProxyResponse>(
        (request, _) => products.AnswerAsync(request), new SourceGeneratorLambdaJsonSerializer<PeerJson>())
    .Build()
    .RunAsync();
