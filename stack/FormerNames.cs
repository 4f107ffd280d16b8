namespace Ecommerce.Stack;

/// <summary>
/// What components were called before. Pulumi knows a resource by its name; one that is renamed without a line here is deleted and made
/// anew, and its data with it. A line may go when every stack has been deployed since.
/// </summary>
public static class FormerNames
{
    /// <summary>By the component's present name, with its kind in front: <c>Table:Products</c>. Empty: nothing has been renamed.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>();
}
