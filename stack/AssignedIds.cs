using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Ecommerce.Topology;
using Pulumi;
using Resource = Ecommerce.Topology.Resource;

namespace Ecommerce.Stack;

/// <summary>
/// Ids that AWS gives, which nobody knows before the things are made. In the topology's texts, which are policies and variables, a mark
/// stands for each until then; so the texts are the same as local's, and only the ids differ.
/// </summary>
public sealed partial class AssignedIds
{
    private readonly Dictionary<string, Output<string>> _ids = [];

    /// <summary>The place as texts are written for it here.</summary>
    public static Place Marking(Place place) => place with
    {
        IdOf = resource => MarkOf(resource.Id),
        ClientOf = pool => MarkOf($"{pool.Id}/client"),
    };

    public void Add(Resource resource, Output<string> id) => _ids.Add(resource.Id, id);

    /// <summary>The client of a pool's first scope.</summary>
    public void AddClient(UserPoolSpec pool, Output<string> id) => _ids.Add($"{pool.Id}/client", id);

    /// <summary>A text with the ids in place of their marks.</summary>
    public Input<string> Fill(string text)
    {
        string[] marked = [.. Mark().Matches(text).Select(match => match.Groups[1].Value).Distinct()];
        if (marked.Length == 0)
        {
            return text;
        }

        return Output.All(marked.Select(id => Of(id)).ToImmutableArray())
            .Apply(ids => marked.Zip(ids).Aggregate(text, (filled, pair) =>
                filled.Replace(MarkOf(pair.First), pair.Second, StringComparison.Ordinal)));
    }

    private Output<string> Of(string id) => _ids.TryGetValue(id, out var known)
        ? known
        : throw new InvalidOperationException($"{id} is named before it is made");

    private static string MarkOf(string id) => $"{{{{{id}}}}}";

    [GeneratedRegex(@"\{\{([A-Za-z0-9/-]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
