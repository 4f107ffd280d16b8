using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Ecommerce.Stack;
using Ecommerce.Topology;
using Pulumi;
using Pulumi.Testing;
using Deployment = Pulumi.Deployment;

namespace Ecommerce.Tests.Stack.Support;

/// <summary>A stack as it would be deployed: every resource with what is asked for and how Pulumi is to treat it.</summary>
internal sealed class Deployed
{
    private const string Project = "shop";

    // Pulumi shows an archive's path to nobody but itself.
    private static readonly PropertyInfo s_path =
        typeof(AssetOrArchive).GetProperty("Value", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private Deployed(IReadOnlyList<Made> resources, ImmutableSortedDictionary<string, string> outputs) =>
        (Resources, Outputs) = (resources, outputs);

    /// <summary>By type and name.</summary>
    public IReadOnlyList<Made> Resources { get; }

    /// <summary>What the stack tells about itself.</summary>
    public ImmutableSortedDictionary<string, string> Outputs { get; }

    /// <summary>All resources of one type, such as <c>lambda/function</c>.</summary>
    public IReadOnlyList<Made> Of(string type) => [.. Resources.Where(r => r.Type.StartsWith($"aws:{type}:", StringComparison.Ordinal))];

    public Made The(string type, string name) => Of(type).Single(r => r.Name == name);

    /// <param name="settings">Of the stack, without the project's name; lists and objects as JSON.</param>
    public static async Task<Deployed> AsAsync(
        string stack, IReadOnlyDictionary<string, string>? settings = null, Shop? shop = null,
        Func<StackContext, StackContext>? change = null)
    {
        using var repository = new PackedRepository();
        var aws = new Aws();
        var options = new Dictionary<(string, string), ResourceOptions>();
        Configure(settings ?? new Dictionary<string, string>());
        var run = new TestOptions { StackName = stack, ProjectName = Project, IsPreview = false };
        var (_, outputs) = await Deployment.TestAsync(aws, run, () =>
            ShopStack.DeployAsync(shop ?? Shop.Describe(), context => (change ?? (same => same))(context with
            {
                Repository = repository.Folder,
                Transformations = [Record(options)],
            })));
        var made = from resource in aws.Inputs
                   where resource.Key.Type != "pulumi:pulumi:Stack"
                   orderby resource.Key.Type, resource.Key.Name
                   select new Made(resource.Key.Type, resource.Key.Name, Plain(resource.Value, repository.Folder), options[resource.Key]);
        return new([.. made], outputs.ToImmutableSortedDictionary(o => o.Key, o => TextOf(o.Value), StringComparer.Ordinal));
    }

    /// <summary>What the stack file in the repository says.</summary>
    public static Task<Deployed> AsCommittedAsync(string stack) => AsAsync(stack, StackFile.Read(stack));

    // Pulumi hands the configuration over like this; the tests of this project run one after the other.
    private static void Configure(IReadOnlyDictionary<string, string> settings)
    {
        var all = settings.ToDictionary(s => $"{Project}:{s.Key}", s => s.Value);
        all.Add("aws:region", Aws.Region); // Of the provider, and none of our business.
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", JsonSerializer.Serialize(all));
    }

    private static ResourceTransformation Record(Dictionary<(string, string), ResourceOptions> options) => seen =>
    {
        lock (options)
        {
            options[(seen.Resource.GetResourceType(), seen.Resource.GetResourceName())] = seen.Options;
        }

        return null;
    };

    private static string TextOf(object? output)
    {
        var text = "";
        if (output is Output<string> late)
        {
            late.Apply(value => text = value);
            return text;
        }

        return output as string ?? JsonSerializer.Serialize(output);
    }

    private static ImmutableSortedDictionary<string, object> Plain(ImmutableDictionary<string, object> inputs, string repository) =>
        inputs.ToImmutableSortedDictionary(i => i.Key, i => Plain(i.Value, repository), StringComparer.Ordinal);

    private static object Plain(object value, string repository) => value switch
    {
        FileArchive archive => PathOf(archive, repository),
        ImmutableDictionary<string, object> map => Plain(map, repository),
        ImmutableArray<object> list => list.Select(item => Plain(item, repository)).ToImmutableArray(),
        _ => value,
    };

    private static string PathOf(FileArchive archive, string repository) =>
        Path.GetRelativePath(repository, (string)s_path.GetValue(archive)!);
}

/// <summary>One resource.</summary>
internal sealed record Made(string Type, string Name, ImmutableSortedDictionary<string, object> Inputs, ResourceOptions Options)
{
    public bool IsComponent => Type.StartsWith("ecommerce:", StringComparison.Ordinal);

    public string Text(string input) => Inputs.TryGetValue(input, out var value) ? $"{value}" : "";

    public override string ToString() => $"{Type} {Name}";
}
