using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Ecommerce.Bench.Peers;

var products = new ProductReader();
await LambdaBootstrapBuilder
    .Create<APIGatewayProxyRequest, APIGatewayProxyResponse>(
        (request, _) => products.AnswerAsync(request), new SourceGeneratorLambdaJsonSerializer<PeerJson>())
    .Build()
    .RunAsync();
