using Ecommerce.SourceGeneration.Models;
using Microsoft.CodeAnalysis;

namespace Ecommerce.SourceGeneration.Reading;

/// <summary>
/// How types are written: the types that a class names, and those that they hold, each once. What cannot be written is a finding at the
/// member that has it, or at the attribute where that member comes from another assembly.
/// </summary>
internal sealed class TypeReader(CancellationToken cancellation)
{
    private readonly List<Routine> _routines = [];
    private readonly List<Finding> _findings = [];
    private readonly List<ITypeSymbol> _path = [];
    private Place? _attribute;

    /// <summary>Those that an attribute asks for first.</summary>
    public IEnumerable<Routine> Routines => _routines.OrderBy(routine => routine.Access == Access.Private);

    public IEnumerable<Finding> Findings => _findings.Distinct();

    /// <summary>A type that an attribute names.</summary>
    public void ReadRoot(ITypeSymbol type, INamedTypeSymbol writer, Place? attribute)
    {
        _attribute = attribute;
        if (type is INamedTypeSymbol { IsUnboundGenericType: true })
        {
            RefuseType(writer, type, "say of what it is");
        }
        else if (Read(type, writer) is { } shape)
        {
            if (shape is not Shape.Compound)
            {
                RefuseType(writer, type, "a whole document is an object, a list or a dictionary");
            }

            Open(type);
        }
    }

    /// <summary>The shape of a value; null: it was refused.</summary>
    /// <param name="holder">What has a value of that type, for messages.</param>
    public Shape? Read(ITypeSymbol type, ISymbol holder)
    {
        cancellation.ThrowIfCancellationRequested();
        type = type.WithNullableAnnotation(NullableAnnotation.None);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: var of })
        {
            return Read(of[0], holder) is { } present ? new Shape.Optional(present) : null;
        }

        if (AccessReader.Of(type) == Access.Private)
        {
            RefuseType(holder, type, "generated code cannot name it");
            return null;
        }

        if (LeafOf(type) is { } leaf)
        {
            return leaf;
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return ReadOnce(type, () => EnumReader.Read((INamedTypeSymbol)type, this), new Shape.Leaf(LeafKind.Word));
        }

        if (type.Converter() is { } converter)
        {
            Refuse(Refusals.Converter, type, type.SpokenName(), converter.SpokenName());
            return null;
        }

        if (Collections.Of(type) is var (length, value))
        {
            return ReadHeld(type, value, holder, shape => length is null ? new Content.Entries(shape) : new Content.Items(length, shape));
        }

        if (type.TypeKind == TypeKind.Error) // The compiler says more of it.
        {
            return null;
        }

        if (UnwritableTypes.ReasonAgainst(type) is { } reason)
        {
            RefuseType(holder, type, reason);
            return null;
        }

        return ReadOnce(type, () => MemberReader.Read((INamedTypeSymbol)type, this), new Shape.Compound());
    }

    /// <summary>Keeps a finding at a symbol of the source, else at the attribute.</summary>
    public void Refuse(DiagnosticDescriptor rule, ISymbol at, params string[] arguments) =>
        _findings.Add(new(rule, Place.Of(at.Locations.FirstOrDefault()) ?? _attribute, new(arguments)));

    private void RefuseType(ISymbol holder, ITypeSymbol type, string reason)
    {
        var isRoot = _path.Count == 0;
        _findings.Add(new(
            Refusals.Type, isRoot ? _attribute : Place.Of(holder.Locations.FirstOrDefault()) ?? _attribute,
            new([holder.SpokenName(), type.SpokenName(), reason])));
    }

    private static Shape.Leaf? LeafOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => new(LeafKind.Text),
        SpecialType.System_Boolean => new(LeafKind.Flag),
        SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Decimal => new(LeafKind.Number),
        _ when type.CodeName() == "global::System.DateTimeOffset" => new(LeafKind.Moment),
        _ when type.Converter()?.IsKernels("IdConverter", type) == true => new(LeafKind.Id),
        _ => null,
    };

    private Shape.Compound? ReadHeld(ITypeSymbol type, ITypeSymbol held, ISymbol holder, Func<Shape, Content> content) =>
        (Shape.Compound?)ReadOnce(
            type, () => Read(held, holder) is { } shape ? content(shape) : null, new Shape.Compound());

    private Shape? ReadOnce(ITypeSymbol type, Func<Content?> read, Shape shape)
    {
        var name = type.CodeName();
        if (_path.Contains(type, SymbolEqualityComparer.Default))
        {
            var circle = _path.SkipWhile(t => !SymbolEqualityComparer.Default.Equals(t, type)).Concat([type]);
            Refuse(Refusals.Recursion, type, type.SpokenName(), string.Join(" > ", circle.Select(t => t.SpokenName())));
            return null;
        }

        if (!_routines.Exists(routine => routine.Type == name))
        {
            _path.Add(type);
            var content = read();
            _path.RemoveAt(_path.Count - 1);
            if (content is null)
            {
                return null;
            }

            _routines.Add(new(name, type.IsReferenceType, Access.Private, content));
        }

        return shape;
    }

    // A method cannot be public when the type that it takes is not.
    private void Open(ITypeSymbol type)
    {
        var name = type.CodeName();
        var index = _routines.FindIndex(routine => routine.Type == name);
        if (index >= 0)
        {
            _routines[index] = _routines[index] with { Access = AccessReader.Of(type) };
        }
    }
}
