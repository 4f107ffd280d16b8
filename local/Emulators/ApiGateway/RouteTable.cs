using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>
/// The paths of the API as a tree of segments. A literal wins over a parameter; what is not in the tree does not exist, a slash at
/// the end included.
/// </summary>
internal sealed class RouteTable
{
    private readonly ApiResource _root = new("");

    public void Add(string httpMethod, ApiMethod method)
    {
        var at = _root;
        foreach (var segment in method.Template.Split('/').Skip(1))
        {
            at = segment.StartsWith('{') ? at.Parameter ??= new($"{at.Shape}/{{}}") : at.Child(segment);
        }

        if (!at.Methods.TryAdd(httpMethod, method))
        {
            throw new TopologyException($"{httpMethod} {method.Template} is described twice");
        }
    }

    /// <summary>
    /// The resource at a path as the client sent it. Segments are compared before they are unescaped, so %2F divides nothing.
    /// </summary>
    public ApiResource? Find(string path) =>
        path.StartsWith('/') && Find(_root, path.Split('/').AsSpan(1), out var found) ? found : null;

    // Its depth is the tree's, whatever the client sends.
    private static bool Find(ApiResource at, ReadOnlySpan<string> rest, [NotNullWhen(true)] out ApiResource? found)
    {
        if (rest.IsEmpty)
        {
            found = at.Methods.Count > 0 ? at : null;
            return found is not null;
        }

        if (at.Literals.TryGetValue(rest[0], out var literal) && Find(literal, rest[1..], out found))
        {
            return true;
        }

        found = null;
        return rest[0].Length > 0 && at.Parameter is not null && Find(at.Parameter, rest[1..], out found);
    }
}

/// <summary>One path of the API, with what can be done there.</summary>
/// <param name="Shape">The path without the names of its parameters.</param>
internal sealed record ApiResource(string Shape)
{
    private const string IdLetters = "0123456789abcdefghijklmnopqrstuvwxyz";

    public Dictionary<string, ApiResource> Literals { get; } = [];

    public ApiResource? Parameter { get; set; }

    public Dictionary<string, ApiMethod> Methods { get; } = [];

    /// <summary>Six letters, as AWS gives them; here they follow from the path.</summary>
    public string Id { get; } = string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(Shape)).Take(6).Select(b => IdLetters[b % 36]));

    public ApiResource Child(string segment)
    {
        if (!Literals.TryGetValue(segment, out var child))
        {
            Literals.Add(segment, child = new($"{Shape}/{segment}"));
        }

        return child;
    }
}
