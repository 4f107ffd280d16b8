using Ecommerce.SourceGeneration.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ecommerce.SourceGeneration.Reading;

/// <summary>A class with <c>[WritesJson]</c> as a model.</summary>
internal static class WriterReader
{
    public static WriterModel Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var writer = (INamedTypeSymbol)context.TargetSymbol;
        var space = writer.ContainingNamespace.IsGlobalNamespace ? null : writer.ContainingNamespace.ToDisplayString();
        if (!CanBeContinued(writer, (ClassDeclarationSyntax)context.TargetNode))
        {
            var finding = new Finding(Refusals.Class, Place.Of(writer.Locations.FirstOrDefault()), new([writer.SpokenName()]));
            return new(space, writer.Name, new([]), new([finding]));
        }

        var types = new TypeReader(cancellation);
        foreach (var attribute in context.Attributes)
        {
            if (attribute.ConstructorArguments.FirstOrDefault().Value is ITypeSymbol type)
            {
                types.ReadRoot(type, writer, Place.Of(attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation()));
            }
        }

        return new(space, writer.Name, new(types.Routines), new(types.Findings));
    }

    private static bool CanBeContinued(INamedTypeSymbol writer, ClassDeclarationSyntax declaration) =>
        writer is { IsStatic: true, ContainingType: null, IsGenericType: false }
        && declaration.Modifiers.Any(SyntaxKind.PartialKeyword);
}
