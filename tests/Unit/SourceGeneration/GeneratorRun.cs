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

    public static CSharpCompilation Compilation(string code) => CSharpCompilation.Create(
        "Made", [CSharpSyntaxTree.ParseText(Usings + code, path: "Made.cs")], s_references,
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
    public static string File(string code)
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(Compilation(code), out var output, out var findings);
        findings.ShouldBeEmpty();
        output.GetDiagnostics().Where(d => d.Severity > DiagnosticSeverity.Info).ShouldBeEmpty();
        return driver.GetRunResult().GeneratedTrees.ShouldHaveSingleItem().ToString();
    }
}
