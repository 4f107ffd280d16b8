using System.Text.Json;
using Ecommerce.Topology;
using Pulumi;
using Pulumi.Aws.ApiGateway.Inputs;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Iam;
using ApiGateway = Pulumi.Aws.ApiGateway;
using Resource = Pulumi.Resource;

namespace Ecommerce.Stack.Components;

/// <summary>The stage that clients reach: throttled, traced, and with a line in the access log for each request.</summary>
internal sealed class ApiStage(
    RestApiSpec spec, CustomerKey key, StackContext context, RestApi parent, CustomResourceOptions mine,
    Func<IEnumerable<Resource>, CustomResourceOptions> after)
{
    private const string LogsPolicy = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";

    // The names that local's access log has too, as far as API Gateway knows the value.
    private static readonly string s_line = JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["time"] = "$context.requestTime",
        ["requestId"] = "$context.requestId",
        ["method"] = "$context.httpMethod",
        ["path"] = "$context.path",
        ["route"] = "$context.resourcePath",
        ["status"] = "$context.status",
        ["durationMs"] = "$context.responseLatency",
        ["reason"] = "$context.error.responseType",
        ["integrationStatus"] = "$context.integration.status",
        ["traceId"] = "$context.xrayTraceId",
    });

    /// <param name="triggers">A new deployment is made when one of them changes.</param>
    /// <param name="parts">What must be there before the API is copied into a deployment.</param>
    public ApiGateway.Stage Deploy(ApiGateway.RestApi api, InputMap<string> triggers, IReadOnlyList<Resource> parts)
    {
        var deployment = new ApiGateway.Deployment(spec.Name, new() { RestApi = api.Id, Triggers = triggers }, after(parts));
        var log = new LogGroup(spec.Name, new()
        {
            Name = LogGroups.Of(spec, context.Place),
            RetentionInDays = context.Settings.LogRetentionDays,
            KmsKeyId = key.Arn,
        }, mine);
        var stage = new ApiGateway.Stage(spec.Name, new()
        {
            RestApi = api.Id,
            Deployment = deployment.Id,
            StageName = RestApiSpec.Stage,
            XrayTracingEnabled = true,
            AccessLogSettings = new StageAccessLogSettingsArgs { DestinationArn = log.Arn, Format = s_line },
        }, after(AllowLogs()));
        _ = new ApiGateway.MethodSettings(spec.Name, new()
        {
            RestApi = api.Id,
            StageName = stage.StageName,
            MethodPath = "*/*",
            Settings = new MethodSettingsSettingsArgs
            {
                MetricsEnabled = true,
                ThrottlingRateLimit = spec.Throttle.PerSecond,
                ThrottlingBurstLimit = spec.Throttle.Burst,
            },
        }, mine);
        return stage;
    }

    // One setting for the region, which stays when this stack goes: another stack may live by it.
    private IEnumerable<Resource> AllowLogs()
    {
        if (!context.Settings.ApiGatewayLogging)
        {
            yield break;
        }

        var kept = new CustomResourceOptions { Parent = parent, RetainOnDelete = true };
        var role = ServiceRole.Of("apigateway", $"{spec.Name}-logs", "Lets API Gateway write logs in this region", kept);
        var policy = new RolePolicyAttachment($"{spec.Name}-logs", new() { Role = role.Name, PolicyArn = LogsPolicy }, kept);
        var afterPolicy = new CustomResourceOptions { Parent = parent, RetainOnDelete = true, DependsOn = policy };
        yield return new ApiGateway.Account($"{spec.Name}-logs", new() { CloudwatchRoleArn = role.Arn }, afterPolicy);
    }
}
