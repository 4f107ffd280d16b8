using Ecommerce.Iam;
using Ecommerce.Tests.Unit.Iam;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Deploying;

/// <summary>
/// What the roles of docs/guides/deploy.md may do on AWS, asked of the evaluator that also judges the functions' own policies.
/// </summary>
public sealed class DeployerPolicyTests
{
    private const string Account = "111122223333";
    private const string Region = "eu-west-1";
    private const string StateKey = $"arn:aws:kms:{Region}:{Account}:key/state";
    private const string LogsPolicy = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";
    private const string Bucket = "arn:aws:s3:::shop-state";
    private const string Pool = $"arn:aws:cognito-idp:{Region}:{Account}:userpool/{Region}_abc";
    private const string Api = $"arn:aws:apigateway:{Region}::/restapis/abc";
    private const string Itself = $"arn:aws:iam::{Account}:role/github-shop-dev"; // As the guide names it.
    private const string Role = $"arn:aws:iam::{Account}:role/dev-shop-Products-0a1b2c3";
    private const string Function = $"arn:aws:lambda:{Region}:{Account}:function:dev-ServerlessEcommerce";
    private const string ProductionsFunction = $"arn:aws:lambda:{Region}:{Account}:function:ServerlessEcommerce-relay-products:live";
    private const string Mapping = $"arn:aws:lambda:{Region}:{Account}:event-source-mapping:1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Bus = $"arn:aws:events:{Region}:{Account}:event-bus/dev-ServerlessEcommerce-EventBus";
    private const string Rules = $"arn:aws:events:{Region}:{Account}:rule";
    private const string Schedules = $"arn:aws:scheduler:{Region}:{Account}:schedule/default";
    private const string Queue = $"arn:aws:sqs:{Region}:{Account}:dev-ServerlessEcommerce";
    private const int InlineCharactersMax = 10_240; // Of a role's policies, without white space (IAM user guide, "IAM and AWS STS quotas").

    [Theory]
    [InlineData("dynamodb:CreateTable", $"arn:aws:dynamodb:{Region}:{Account}:table/dev-ServerlessEcommerce-Products")]
    [InlineData("lambda:UpdateAlias", $"arn:aws:lambda:{Region}:{Account}:function:dev-ServerlessEcommerce-Products")]
    [InlineData("lambda:InvokeFunction", $"arn:aws:lambda:{Region}:{Account}:function:dev-ServerlessEcommerce-Products:7")]
    [InlineData("iam:PassRole", Role, "iam:PassedToService", "lambda.amazonaws.com")]
    [InlineData("iam:AttachRolePolicy", Role, "iam:PolicyARN", LogsPolicy)]
    [InlineData("kms:CreateKey", "*", "aws:RequestTag/stack", "dev")]
    [InlineData("kms:PutKeyPolicy", $"arn:aws:kms:{Region}:{Account}:key/mine", "aws:ResourceTag/stack", "dev")]
    [InlineData("s3:PutObject", $"{Bucket}/.pulumi/stacks/shop/dev.json")]
    [InlineData("s3:PutObject", $"{Bucket}/.pulumi/locks/organization/shop/dev/0a1b.json")]
    [InlineData("s3:PutObject", $"{Bucket}/.pulumi/stacks/shop/dev.json.bak")]
    [InlineData("s3:GetObject", $"{Bucket}/.pulumi/meta.yaml")]
    [InlineData("s3:ListBucket", Bucket)]
    [InlineData("cognito-idp:CreateUserPool", "*", "aws:RequestTag/stack", "dev")]
    [InlineData("cognito-idp:UpdateUserPool", Pool, "aws:ResourceTag/stack", "dev")]
    [InlineData("apigateway:PATCH", Api, "aws:ResourceTag/stack", "dev")]
    [InlineData("cloudwatch:GetMetricStatistics", "*")]
    [InlineData("iam:PassRole", Role, "iam:PassedToService", "scheduler.amazonaws.com")]
    [InlineData("lambda:CreateEventSourceMapping", "*", "lambda:FunctionArn", $"{Function}-relay-products:live")]
    [InlineData("lambda:DeleteEventSourceMapping", Mapping, "lambda:FunctionArn", $"{Function}-relay-products:live")]
    [InlineData("lambda:TagResource", Mapping, "aws:RequestTag/stack", "dev")]
    [InlineData("events:PutTargets", $"{Rules}/dev-ServerlessEcommerce-EventBus/dev-ServerlessEcommerce-product-events")]
    [InlineData("events:CreateArchive", $"arn:aws:events:{Region}:{Account}:archive/dev-ServerlessEcommerce-EventBus")]
    [InlineData("scheduler:UpdateSchedule", $"{Schedules}/dev-ServerlessEcommerce-relay-sweep-products")]
    [InlineData("cloudwatch:PutMetricAlarm", $"arn:aws:cloudwatch:{Region}:{Account}:alarm:dev-ServerlessEcommerce-relay-products-dead")]
    public void TheDeployerMayMakeItsStack(string action, string resource, string? key = null, string? value = null) =>
        Decide("deployer-policy.json", action, resource, key, value).ShouldBe(Verdict.Allowed);

    [Theory]
    [InlineData("dynamodb:GetItem", $"arn:aws:dynamodb:{Region}:{Account}:table/dev-ServerlessEcommerce-Products")]
    [InlineData("dynamodb:DeleteTable", $"arn:aws:dynamodb:{Region}:{Account}:table/ServerlessEcommerce-Products")]
    [InlineData("lambda:UpdateFunctionCode", $"arn:aws:lambda:{Region}:{Account}:function:ServerlessEcommerce-Products")]
    [InlineData("cognito-idp:AdminGetUser", $"arn:aws:cognito-idp:{Region}:{Account}:userpool/{Region}_abc")]
    [InlineData("cognito-idp:AdminCreateUser", $"arn:aws:cognito-idp:{Region}:{Account}:userpool/{Region}_abc")]
    [InlineData("logs:FilterLogEvents", $"arn:aws:logs:{Region}:{Account}:log-group:/aws/lambda/dev-ServerlessEcommerce-Products")]
    [InlineData("iam:PassRole", Role, "iam:PassedToService", "ec2.amazonaws.com")]
    [InlineData("iam:AttachRolePolicy", Role, "iam:PolicyARN", "arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("iam:PutRolePolicy", $"arn:aws:iam::{Account}:role/prod-shop-Products-0a1b2c3")]
    [InlineData("iam:PutRolePolicy", $"arn:aws:iam::{Account}:role/dev-2-shop-Products-0a1b2c3")]
    [InlineData("iam:PutRolePolicy", Itself)]
    [InlineData("iam:UpdateAssumeRolePolicy", Itself)]
    [InlineData("iam:PassRole", Itself, "iam:PassedToService", "lambda.amazonaws.com")]
    [InlineData("iam:CreateUser", $"arn:aws:iam::{Account}:user/dev-shop-me")]
    [InlineData("kms:TagResource", $"arn:aws:kms:{Region}:{Account}:key/mine", "aws:RequestTag/stack", "prod")]
    [InlineData("lambda:CreateEventSourceMapping", "*", "lambda:FunctionArn", ProductionsFunction)]
    [InlineData("lambda:UpdateEventSourceMapping", Mapping, "lambda:FunctionArn", ProductionsFunction)]
    [InlineData("lambda:TagResource", Mapping, "aws:RequestTag/stack", "prod")]
    [InlineData("events:PutEvents", Bus)]
    [InlineData("events:StartReplay", $"arn:aws:events:{Region}:{Account}:replay/dev-ServerlessEcommerce-1")]
    [InlineData("events:PutRule", $"{Rules}/ServerlessEcommerce-EventBus/ServerlessEcommerce-product-events")]
    [InlineData("sqs:ReceiveMessage", $"{Queue}-relay-products-dead")]
    [InlineData("sqs:SendMessage", $"{Queue}-inventory-follow-catalogue")]
    [InlineData("sqs:DeleteQueue", $"arn:aws:sqs:{Region}:{Account}:ServerlessEcommerce-inventory-follow-catalogue")]
    [InlineData("sns:Publish", $"arn:aws:sns:{Region}:{Account}:dev-ServerlessEcommerce-alarms")]
    [InlineData("sns:Subscribe", $"arn:aws:sns:{Region}:{Account}:dev-ServerlessEcommerce-product-events")]
    [InlineData("scheduler:UpdateSchedule", $"{Schedules}/ServerlessEcommerce-relay-sweep-products")]
    [InlineData("s3:GetObject", "arn:aws:s3:::another/file")]
    [InlineData("s3:GetObject", $"{Bucket}/.pulumi/stacks/shop/prod.json")]
    [InlineData("s3:GetObject", $"{Bucket}/.pulumi/stacks/shop/dev2.json")]
    [InlineData("s3:DeleteObject", $"{Bucket}/.pulumi/locks/organization/shop/prod/0a1b.json")]
    [InlineData("s3:PutObject", $"{Bucket}/.pulumi/meta.yaml")]
    public void TheDeployerMayNotReadDataNorTouchAnotherStack(string action, string resource, string? key = null, string? value = null) =>
        Decide("deployer-policy.json", action, resource, key, value).ShouldBe(Verdict.DeniedImplicitly);

    [Theory]
    [InlineData("kms:ScheduleKeyDeletion", $"arn:aws:kms:{Region}:{Account}:key/theirs")]
    [InlineData("cognito-idp:DeleteUserPool", Pool)]
    [InlineData("cognito-idp:UntagResource", Pool)]
    [InlineData("apigateway:DELETE", Api)]
    [InlineData("lambda:DeleteEventSourceMapping", Mapping)]
    public void WhatIsTaggedAsAnotherStacksIsRefusedExpressly(string action, string resource) =>
        Decide("deployer-policy.json", action, resource, "aws:ResourceTag/stack", "prod").ShouldBe(Verdict.DeniedExplicitly);

    [Theory]
    [InlineData("new", null, Verdict.Allowed)]
    [InlineData("mine", "dev", Verdict.Allowed)]
    [InlineData("theirs", "prod", Verdict.DeniedExplicitly)]
    [InlineData("state", null, Verdict.DeniedExplicitly)]
    [InlineData("state", "dev", Verdict.DeniedExplicitly)]
    public void AKeyThatIsNotTheStacksCannotBeTakenOverByTaggingIt(string key, string? tagged, Verdict verdict)
    {
        var request = new AccessRequest("kms:TagResource", $"arn:aws:kms:{Region}:{Account}:key/{key}")
        {
            Keys = tagged is null
                ? Ask.Keys(("aws:RequestTag/stack", ["dev"]))
                : Ask.Keys(("aws:RequestTag/stack", ["dev"]), ("aws:ResourceTag/stack", [tagged])),
        };

        Ask.Decide(Filled("deployer-policy.json"), request).Verdict.ShouldBe(verdict);
    }

    [Theory]
    [InlineData("kms:Decrypt", Verdict.Allowed)]
    [InlineData("kms:Encrypt", Verdict.Allowed)]
    [InlineData("kms:ScheduleKeyDeletion", Verdict.DeniedExplicitly)]
    [InlineData("kms:PutKeyPolicy", Verdict.DeniedExplicitly)]
    public void OfTheStatesKeyTheDeployerHasItsUseOnlyWhateverItsTagsSay(string action, Verdict verdict) =>
        Decide("deployer-policy.json", action, StateKey, "aws:ResourceTag/stack", "dev").ShouldBe(verdict);

    [Theory]
    [InlineData("dev", Bus, Verdict.Allowed)]
    [InlineData("dev", $"arn:aws:events:{Region}:{Account}:event-bus/ServerlessEcommerce-EventBus", Verdict.DeniedImplicitly)]
    [InlineData("dev", null, Verdict.DeniedImplicitly)]
    [InlineData("prod", Bus, Verdict.DeniedExplicitly)]
    public void OfTheStacksKeyTheDeployerHasItsUseForTheBusOnly(string tagged, string? bus, Verdict verdict)
    {
        var request = new AccessRequest("kms:Decrypt", $"arn:aws:kms:{Region}:{Account}:key/mine")
        {
            Keys = bus is null
                ? Ask.Keys(("aws:ResourceTag/stack", [tagged]))
                : Ask.Keys(("aws:ResourceTag/stack", [tagged]), ("kms:EncryptionContext:aws:events:event-bus:arn", [bus])),
        };

        Ask.Decide(Filled("deployer-policy.json"), request).Verdict.ShouldBe(verdict);
    }

    [Theory]
    [InlineData("s3:GetObject", $"{Bucket}/.pulumi/stacks/shop/dev.json", Verdict.Allowed)]
    [InlineData("s3:GetObject", $"{Bucket}/.pulumi/stacks/shop/prod.json", Verdict.DeniedImplicitly)]
    [InlineData("kms:Decrypt", StateKey, Verdict.Allowed)]
    [InlineData("s3:PutObject", $"{Bucket}/.pulumi/stacks/shop/dev.json", Verdict.DeniedImplicitly)]
    [InlineData("kms:Encrypt", StateKey, Verdict.DeniedImplicitly)]
    [InlineData("lambda:GetFunction", $"arn:aws:lambda:{Region}:{Account}:function:dev-ServerlessEcommerce-x", Verdict.DeniedImplicitly)]
    public void APreviewMayReadTheStateOfDevAndNothingElse(string action, string resource, Verdict verdict) =>
        Decide("preview-policy.json", action, resource).ShouldBe(verdict);

    [Fact]
    public void EverythingNamedInTheTopologyIsTheDeployers()
    {
        var place = new Place(Region, Account, "dev-");
        var shop = Topology.Shop.Describe();

        foreach (var thing in shop.InOrder.Concat(shop.Rules).OfType<Resource>().Where(r => MadeBy(r) is not null))
        {
            Decide("deployer-policy.json", MadeBy(thing)!, thing.Arn(place)).ShouldBe(Verdict.Allowed, thing.Id);
        }

        foreach (var function in shop.Functions)
        {
            Decide("deployer-policy.json", "lambda:CreateFunction", place.Arn("lambda", $"function:{function.NameIn(place)}"))
                .ShouldBe(Verdict.Allowed, function.Name);
        }
    }

    [Fact]
    public void TheGuideNamesTheDeployerAsTheseTestsDo() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "deploy.md"))
            .ShouldContain("create-role --role-name \"github-shop-$STACK\"");

    [Fact]
    public void ThePoliciesFitIntoARole() =>
        Filled("deployer-policy.json").Count(letter => !char.IsWhiteSpace(letter)).ShouldBeLessThan(InlineCharactersMax);

    private static string? MadeBy(Resource thing) => thing switch
    {
        TableSpec => "dynamodb:CreateTable",
        BusSpec => "events:CreateEventBus",
        RuleSpec => "events:PutRule",
        QueueSpec or DeadLetterSpec => "sqs:CreateQueue",
        TopicSpec => "sns:CreateTopic",
        _ => null, // Made by a tag, or not at all.
    };

    private static Verdict Decide(string file, string action, string resource, string? key = null, string? value = null)
    {
        var keys = key is null ? Ask.Keys() : Ask.Keys((key, [value!]));
        return Ask.Decide(Filled(file), new(action, resource) { Keys = keys }).Verdict;
    }

    // What the guide's `fill` does.
    private static string Filled(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file))
        .Replace("@ACCOUNT@", Account, StringComparison.Ordinal)
        .Replace("@REGION@", Region, StringComparison.Ordinal)
        .Replace("@BUCKET@", "shop-state", StringComparison.Ordinal)
        .Replace("@STATE_KEY_ARN@", StateKey, StringComparison.Ordinal)
        .Replace("@STACK@", "dev", StringComparison.Ordinal)
        .Replace("@PREFIX@", "dev-", StringComparison.Ordinal);
}
