using Ecommerce.Aws;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class AwsSettingsTests
{
    private static readonly Dictionary<string, string> s_lambda = new()
    {
        ["AWS_REGION"] = "eu-west-1",
        ["AWS_ACCESS_KEY_ID"] = "AKID",
        ["AWS_SECRET_ACCESS_KEY"] = "very secret",
        ["AWS_SESSION_TOKEN"] = "token",
    };

    [Fact]
    public void WhatLambdaSetsIsEnough()
    {
        var settings = AwsSettings.FromEnvironment(s_lambda);

        settings.Region.ShouldBe("eu-west-1");
        settings.Credentials.ShouldBe(new AwsCredentials("AKID", "very secret", "token"));
        settings.Endpoint.ShouldBeNull();
    }

    [Theory]
    [InlineData("AWS_REGION")]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    public void AMissingVariableIsNamed(string name)
    {
        var less = s_lambda.Where(entry => entry.Key != name).ToDictionary();

        Should.Throw<InvalidOperationException>(() => AwsSettings.FromEnvironment(less))
            .Message.ShouldBe($"The environment variable {name} is not set");
    }

    [Theory]
    [InlineData("dynamodb", "eu-west-1", "https://dynamodb.eu-west-1.amazonaws.com/")]
    [InlineData("eventbridge", "eu-west-1", "https://events.eu-west-1.amazonaws.com/")]
    [InlineData("sesv2", "us-east-1", "https://email.us-east-1.amazonaws.com/")]
    [InlineData("sqs", "cn-north-1", "https://sqs.cn-north-1.amazonaws.com.cn/")]
    public void AServiceIsWhereAwsSays(string service, string region, string expected)
    {
        var settings = AwsSettings.FromEnvironment(new Dictionary<string, string>(s_lambda) { ["AWS_REGION"] = region });

        settings.EndpointOf(service).ToString().ShouldBe(expected);
    }

    [Fact]
    public void AServicesOwnEndpointWinsOverTheCommonOne()
    {
        var settings = AwsSettings.FromEnvironment(new Dictionary<string, string>(s_lambda)
        {
            ["AWS_ENDPOINT_URL"] = "http://localhost:4566",
            ["AWS_ENDPOINT_URL_DYNAMODB"] = "https://localhost:8000",
            ["AWS_ENDPOINT_URL_SQS"] = "",
        });

        settings.EndpointOf("dynamodb").ShouldBe(new Uri("https://localhost:8000"));
        settings.EndpointOf("sqs").ShouldBe(new Uri("http://localhost:4566"));
    }

    [Theory]
    [InlineData("localhost:4566")]
    [InlineData("ftp://localhost")]
    [InlineData("/")]
    public void AnEndpointThatIsNoUrlIsNamed(string url)
    {
        var environment = new Dictionary<string, string>(s_lambda) { ["AWS_ENDPOINT_URL_SQS"] = url };

        Should.Throw<InvalidOperationException>(() => AwsSettings.FromEnvironment(environment))
            .Message.ShouldContain("AWS_ENDPOINT_URL_SQS");
    }

    [Fact]
    public void SecretsDoNotShowInText()
    {
        AwsSettings.FromEnvironment(s_lambda).ToString().ShouldNotContain("secret");
    }
}
