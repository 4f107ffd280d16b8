using System.Text.Json;
using Ecommerce.Topology;
using Pulumi;
using Pulumi.Aws;
using Deployment = Pulumi.Deployment;

namespace Ecommerce.Stack;

/// <summary>The shop as one Pulumi stack: settings are read, everything that can be wrong is told, then the topology is made.</summary>
public static class ShopStack
{
    /// <exception cref="RunException">Nothing has been made, and the message says why and what to type.</exception>
    public static Task<IDictionary<string, object?>> DeployAsync() => DeployAsync(Shop.Describe(), context => context);

    /// <param name="change">What a test, or a person in need, has to change of where things are made.</param>
    public static async Task<IDictionary<string, object?>> DeployAsync(Shop shop, Func<StackContext, StackContext> change)
    {
        var stack = Deployment.Instance.StackName;
        var settings = Settings(stack, shop);
        var account = await GetCallerIdentity.InvokeAsync();
        var region = await GetRegion.InvokeAsync();
        var place = AssignedIds.Marking(new(region.Region, account.AccountId, Place.PrefixOf(stack)));
        var context = change(new(place, settings));
        Check(shop, context);

        var reader = new StackReader(shop, context);
        shop.Read(reader);
        return reader.Finish();
    }

    private static StackSettings Settings(string stack, Shop shop)
    {
        try
        {
            return new StackSettingsReader(stack, Configuration(), shop).Read();
        }
        catch (StackSettingsException e)
        {
            throw new RunException(e.Message); // Pulumi prints the message of this one, and no stack trace.
        }
    }

    // Config answers single keys only; a misspelt one is found in what Pulumi hands over to every program.
    private static Dictionary<string, string> Configuration()
    {
        var prefix = $"{Deployment.Instance.ProjectName}:";
        var all = JsonSerializer.Deserialize<Dictionary<string, string>>(Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}")!;
        return all.Where(setting => setting.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(setting => setting.Key[prefix.Length..], setting => setting.Value);
    }

    private static void Check(Shop shop, StackContext context)
    {
        var missing = shop.Functions.Select(f => context.PackageOf(f.Service)).Distinct().Where(package => !File.Exists(package)).ToList();
        string[] faults =
        [
            .. Rules.Broken(shop),
            .. missing.Select(package => $"{package} is missing. Type: dotnet run --project pack -- --architecture "
                + context.Settings.Architecture.Word()),
        ];
        if (faults.Length > 0)
        {
            throw new RunException($"The shop cannot be deployed as it is:{string.Concat(faults.Select(fault => $"\n  {fault}"))}");
        }
    }
}
