using Microsoft.CodeAnalysis;

namespace Ecommerce.SourceGeneration.Reading;

/// <summary>The lists and dictionaries that can be written without an enumerator of their own.</summary>
internal static class Collections
{
    private const string Generic = "System.Collections.Generic";

    /// <summary>
    /// What a collection holds, and the property that says how many of a list there are; null for a dictionary, whose keys are strings.
    /// </summary>
    public static (string? Length, ITypeSymbol Value)? Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true } array => ("Length", array.ElementType),
        INamedTypeSymbol { Arity: 1 } list when Is(list, "List", "IList", "IReadOnlyList") => ("Count", list.TypeArguments[0]),
        INamedTypeSymbol { Arity: 2 } dictionary
            when Is(dictionary, "Dictionary", "IDictionary", "IReadOnlyDictionary")
                && dictionary.TypeArguments[0].SpecialType == SpecialType.System_String => (null, dictionary.TypeArguments[1]),
        _ => null,
    };

    private static bool Is(INamedTypeSymbol type, params string[] names) =>
        names.Contains(type.Name) && type.ContainingType is null && type.ContainingNamespace.ToDisplayString() == Generic;
}
