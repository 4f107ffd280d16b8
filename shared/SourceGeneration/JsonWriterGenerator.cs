using Ecommerce.SourceGeneration.Emitting;
using Ecommerce.SourceGeneration.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ecommerce.SourceGeneration;

/// <summary>
/// Writes the other part of each class with <c>[WritesJson]</c>: plain calls of <c>Utf8JsonWriter</c>, byte for byte what
/// System.Text.Json writes with the options of our bodies and events, without the metadata that it sets up at each cold start.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class JsonWriterGenerator : IIncrementalGenerator
{
    /// <summary>The step whose outcome stays the same while nothing changes of what is written.</summary>
    internal const string ModelStep = "Models";

    private const string Attribute = "Ecommerce.Kernel.WritesJsonAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(Attribute, static (node, _) => node is ClassDeclarationSyntax, WriterReader.Read)
            .WithTrackingName(ModelStep);
        context.RegisterSourceOutput(models, static (output, model) =>
        {
            foreach (var finding in model.Findings)
            {
                output.ReportDiagnostic(finding.ToDiagnostic());
            }

            if (model.Routines.Count > 0)
            {
                output.AddSource(FileName.Of(model), WriterEmitter.Emit(model));
            }
        });
    }
}
