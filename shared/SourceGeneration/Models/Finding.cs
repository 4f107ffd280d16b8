using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Ecommerce.SourceGeneration.Models;

/// <summary>A diagnostic before it is told.</summary>
internal sealed record Finding(DiagnosticDescriptor Rule, Place? Place, EquatableList<string> Arguments)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Place?.ToLocation() ?? Location.None, [.. Arguments]);
}

/// <summary>A location without the syntax tree, which would keep a whole compilation in memory.</summary>
internal sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static Place? Of(Location? location) => location is { IsInSource: true, SourceTree: { } tree }
        ? new(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : null;

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
