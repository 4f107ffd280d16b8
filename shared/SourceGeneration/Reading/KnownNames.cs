using Microsoft.CodeAnalysis;

namespace Ecommerce.SourceGeneration.Reading;

/// <summary>Types that are known by their names, since a generator references neither the Kernel nor System.Text.Json.</summary>
internal static class KnownNames
{
    private const string Serialization = "System.Text.Json.Serialization";

    private static readonly SymbolDisplayFormat s_withoutEscapes =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>A type as code names it anywhere, without annotations: <c>global::Ecommerce.Kernel.Page&lt;string&gt;</c>.</summary>
    public static string CodeName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>A namespace without an <c>@</c> before any part.</summary>
    public static string FullName(this INamespaceSymbol space) => space.ToDisplayString(s_withoutEscapes);

    /// <summary>A symbol as a message names it: <c>Product.Tags</c>.</summary>
    public static string SpokenName(this ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>Without its parameters: <c>Ecommerce.Kernel.Page</c>.</summary>
    public static string PlainName(this INamedTypeSymbol type) => $"{type.ContainingNamespace?.ToDisplayString()}.{type.Name}";

    /// <summary>The attributes of System.Text.Json, by their names without <c>Attribute</c>, and those derived from them.</summary>
    public static IEnumerable<(string Name, AttributeData Data)> JsonAttributes(this ISymbol symbol)
    {
        foreach (var data in symbol.GetAttributes())
        {
            for (var type = data.AttributeClass; type is not null; type = type.BaseType)
            {
                if (type.Name != "JsonAttribute" && type.ContainingNamespace?.ToDisplayString() == Serialization)
                {
                    yield return (type.Name.Substring(0, type.Name.Length - nameof(Attribute).Length), data);
                    break;
                }
            }
        }
    }

    /// <summary>The type in a <c>[JsonConverter]</c>; null: there is none.</summary>
    public static INamedTypeSymbol? Converter(this ISymbol symbol) => symbol.JsonAttributes()
        .Where(attribute => attribute.Name == "JsonConverter")
        .Select(attribute => attribute.Data)
        .Select(data => data.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol ?? data.AttributeClass)
        .FirstOrDefault();

    /// <summary>True for the Kernel's converter of that name, of this very type.</summary>
    public static bool IsKernels(this INamedTypeSymbol converter, string name, ITypeSymbol type) =>
        converter.Arity == 1 && converter.PlainName() == $"Ecommerce.Kernel.{name}"
        && SymbolEqualityComparer.Default.Equals(converter.TypeArguments[0], type);

    public static bool Implements(this ITypeSymbol type, string interfaceName) =>
        type.AllInterfaces.Any(i => i.PlainName() == interfaceName);
}
