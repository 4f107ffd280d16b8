using Ecommerce.Contracts;

namespace Ecommerce.Topology;

/// <summary>
/// One read that a function answers out of its table without changing anything: how a deployment asks a new version whether it works.
/// </summary>
/// <param name="Resource">The route's path as it is written: <c>/inventory/{productId}</c>.</param>
/// <param name="Path">The same with the parameters filled in.</param>
/// <param name="PathParameters">Each with an id that nothing has.</param>
public sealed record Probe(string Method, string Resource, string Path, IReadOnlyDictionary<string, string> PathParameters)
{
    // Of the right form, so that a handler looks it up; of the first millisecond of 1970, so that nothing has it.
    private static string Nothing => $"{ProductId.Prefix}_00000000000070008000000000000000";

    /// <summary>Of a function: its first route that reads, one without parameters before others; null: it has none.</summary>
    public static Probe? Of(FunctionSpec function) => function.Operations
        .Select(operation => operation.WokenBy).OfType<RouteSpec>()
        .Where(route => route.Method is "GET")
        .OrderBy(route => route.PathParameters.Count())
        .Select(Of)
        .FirstOrDefault();

    private static Probe Of(RouteSpec route)
    {
        var parts = route.Path.Split('/').Select(part => part.StartsWith('{') ? Nothing : part);
        return new(route.Method, route.Path, string.Join('/', parts), route.PathParameters.ToDictionary(name => name, _ => Nothing));
    }
}
