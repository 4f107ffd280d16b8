using System.Text.Json.Nodes;
using Ecommerce.Topology;
using Pulumi;
using Pulumi.Aws.Iam;

namespace Ecommerce.Stack.Components;

/// <summary>Roles that an AWS service takes on.</summary>
internal static class ServiceRole
{
    /// <param name="service">Such as <c>lambda</c>.</param>
    public static Role Of(string service, string name, string description, CustomResourceOptions options) =>
        Of(service, name, description, null, options);

    /// <summary>
    /// One that Scheduler takes on for schedules of this account's default group only: a single schedule cannot be named (Scheduler user
    /// guide, "Confused deputy prevention").
    /// </summary>
    public static Role OfScheduler(string name, string description, Place place, CustomResourceOptions options) =>
        Of("scheduler", name, description, new()
        {
            ["StringEquals"] = new JsonObject
            {
                ["aws:SourceAccount"] = place.Account,
                ["aws:SourceArn"] = place.Arn("scheduler", "schedule-group/default"),
            },
        }, options);

    private static Role Of(string service, string name, string description, JsonObject? condition, CustomResourceOptions options)
    {
        var statement = new JsonObject
        {
            ["Effect"] = "Allow",
            ["Action"] = "sts:AssumeRole",
            ["Principal"] = new JsonObject { ["Service"] = $"{service}.amazonaws.com" },
        };
        if (condition is not null)
        {
            statement["Condition"] = condition;
        }

        var policy = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
        return new(name, new() { Description = description, AssumeRolePolicy = policy.ToJsonString() }, options);
    }
}
