using Ecommerce.SourceGeneration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Ecommerce.Tests.Unit.SourceGeneration;

/// <summary>The generator at work on a text.</summary>
internal static class GeneratorRun
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using Ecommerce.Kernel;

        """;

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Ecommerce.Kernel.dll" or ['S', 'y', 's', 't', 'e', 'm', '.', ..])
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Compilation(params string[] files) => CSharpCompilation.Create(
        "Made", files.Select((code, i) => CSharpSyntaxTree.ParseText(Usings + code, path: $"Made{i}.cs")), s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new JsonWriterGenerator().AsSourceGenerator()],
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What the generator says of the code, with the piece of it that each sentence is about.</summary>
    public static IReadOnlyList<(string Id, string Message, string At)> Findings(string code)
    {
        var all = Usings + code;
        var result = Driver().RunGenerators(Compilation(code)).GetRunResult();
        return [.. result.Diagnostics.Select(d =>
            (d.Id, d.GetMessage(null), all.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)))];
    }

    /// <summary>The one file that is made of the code, which compiles together with it.</summary>
    public static string File(params string[] files) => Files(files).ShouldHaveSingleItem();

    /// <summary>The files that are made of the code, which compiles together with them.</summary>
    public static IReadOnlyList<string> Files(params string[] files)
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(Compilation(files), out var output, out var findings);
        findings.ShouldBeEmpty();
        output.GetDiagnostics().Where(d => d.Severity > DiagnosticSeverity.Info).ShouldBeEmpty();
        return [.. driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString())];
    }
}
