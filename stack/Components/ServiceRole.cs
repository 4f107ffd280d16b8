using System.Text.Json;
using Pulumi;
using Pulumi.Aws.Iam;

namespace Ecommerce.Stack.Components;

/// <summary>Roles that an AWS service takes on.</summary>
internal static class ServiceRole
{
    /// <param name="service">Such as <c>lambda</c>.</param>
    public static Role Of(string service, string name, string description, CustomResourceOptions options) => new(name, new()
    {
        Description = description,
        AssumeRolePolicy = JsonSerializer.Serialize(new
        {
            Version = "2012-10-17",
            Statement = new[]
            {
                new { Effect = "Allow", Action = "sts:AssumeRole", Principal = new { Service = $"{service}.amazonaws.com" } },
            },
        }),
    }, options);
}
