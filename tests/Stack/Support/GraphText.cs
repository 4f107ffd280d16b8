using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Pulumi;

namespace Ecommerce.Tests.Stack.Support;

/// <summary>Writes a stack down so that a person can read it: a resource, how Pulumi treats it, and each input on a line.</summary>
internal static class GraphText
{
    // Longer ones are derived from what has a golden file of its own.
    private const int ValueCharactersMax = 2_000;

    public static string Of(Deployed stack)
    {
        var text = new StringBuilder();
        foreach (var resource in stack.Resources)
        {
            text.Append(CultureInfo.InvariantCulture, $"{resource}\n");
            foreach (var line in Treatment(resource.Options).Concat(Lines("", resource.Inputs)))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {line}\n");
            }
        }

        foreach (var (name, value) in stack.Outputs)
        {
            text.Append(CultureInfo.InvariantCulture, $"output {name} = {value}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Treatment(ResourceOptions options)
    {
        if (options.Parent is { } parent && !parent.GetResourceType().StartsWith("pulumi:", StringComparison.Ordinal))
        {
            yield return $"in {Name(parent)}";
        }

        string[] flags =
        [
            .. options.Protect == true ? ["protect"] : (string[])[],
            .. options.RetainOnDelete == true ? ["retainOnDelete"] : (string[])[],
            .. options.IgnoreChanges.Select(property => $"ignoreChanges:{property}"),
        ];
        if (flags.Length > 0)
        {
            yield return string.Join(' ', flags);
        }

        foreach (var other in After(options).Select(Name).Order(StringComparer.Ordinal))
        {
            yield return $"after {other}";
        }
    }

    public static IReadOnlyList<Resource> After(ResourceOptions options)
    {
        var found = new List<Resource>();
        ((Output<ImmutableArray<Resource>>)options.DependsOn).Apply(all =>
        {
            found.AddRange(all);
            return 0;
        });
        return found;
    }

    private static string Name(Resource resource) => $"{resource.GetResourceType()} {resource.GetResourceName()}";

    public static IEnumerable<string> Lines(string path, object value) => value switch
    {
        ImmutableSortedDictionary<string, object> map =>
            map.SelectMany(item => Lines(path == "" ? item.Key : $"{path}.{item.Key}", item.Value)),
        ImmutableArray<object> list => list.SelectMany((item, index) => Lines($"{path}[{index}]", item)),
        string { Length: > ValueCharactersMax } => [$"{path} = <long>"],
        string text when path.StartsWith("triggers.plan", StringComparison.Ordinal) => [$"{path} = <{text.Length} characters>"],
        _ => [$"{path} = {string.Create(CultureInfo.InvariantCulture, $"{value}")}"],
    };
}
