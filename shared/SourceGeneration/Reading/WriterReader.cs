using Ecommerce.SourceGeneration.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ecommerce.SourceGeneration.Reading;

/// <summary>
/// A class with <c>[WritesJson]</c> as a model. Of several declarations that have it, the first stands for all, and the others ask for
/// nothing.
/// </summary>
internal static class WriterReader
{
    public static WriterModel Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var writer = (INamedTypeSymbol)context.TargetSymbol;
        var space = writer.ContainingNamespace.IsGlobalNamespace ? null : writer.ContainingNamespace.FullName();
        var attributes = writer.GetAttributes().Where(attribute => IsSame(attribute.AttributeClass, context.Attributes[0].AttributeClass))
            .Select(attribute => (Data: attribute, Syntax: attribute.ApplicationSyntaxReference?.GetSyntax(cancellation))).ToList();
        if (!context.TargetNode.Contains(attributes[0].Syntax))
        {
            return new(space, writer.Name, new([]), new([]));
        }

        if (!CanBeContinued(writer, (ClassDeclarationSyntax)context.TargetNode))
        {
            var finding = new Finding(Refusals.Class, Place.Of(writer.Locations.FirstOrDefault()), new([writer.SpokenName()]));
            return new(space, writer.Name, new([]), new([finding]));
        }

        var types = new TypeReader(cancellation);
        foreach (var (attribute, syntax) in attributes)
        {
            if (attribute.ConstructorArguments.FirstOrDefault().Value is ITypeSymbol type)
            {
                types.ReadRoot(type, writer, Place.Of(syntax?.GetLocation()));
            }
        }

        return new(space, writer.Name, new(types.Routines), new(types.Findings));
    }

    private static bool IsSame(ISymbol? one, ISymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static bool CanBeContinued(INamedTypeSymbol writer, ClassDeclarationSyntax declaration) =>
        writer is { IsStatic: true, ContainingType: null, IsGenericType: false, IsFileLocal: false }
        && declaration.Modifiers.Any(SyntaxKind.PartialKeyword);
}
