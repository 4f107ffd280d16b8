using Ecommerce.SourceGeneration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Ecommerce.Tests.Unit.SourceGeneration;

public sealed class EmittedFileTests
{
    private const string Code = """
        namespace Shop;

        [JsonConverter(typeof(WordConverter<Shade>))]
        public enum Shade { [JsonStringEnumMemberName("light")] Light, Dark }

        public sealed record Thing(
            string Name, Shade? Shade, List<string> Words, DateTimeOffset At, List<int?> Counts);

        [WritesJson(typeof(Thing))]
        public static partial class ThingsWriter;
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void TheFileReadsLikeCodeOfAPerson() => GeneratorRun.File(Code).ShouldBe(EmittedFile.Text);

    [Fact]
    public void AnEditElsewhereGeneratesNothingAnew()
    {
        var before = GeneratorRun.Compilation(Code);
        var driver = GeneratorRun.Driver().RunGenerators(before, Cancellation);

        var after = before.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            "namespace Shop; public sealed record Other(int Count);", cancellationToken: Cancellation));
        var result = driver.RunGenerators(after, Cancellation).GetRunResult().Results.Single();

        Reasons(result.TrackedSteps[JsonWriterGenerator.ModelStep]).ShouldAllBe(
            reason => reason == IncrementalStepRunReason.Unchanged || reason == IncrementalStepRunReason.Cached);
        result.TrackedOutputSteps.SelectMany(step => Reasons(step.Value)).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void AnEditOfAMemberGeneratesTheFileAnew()
    {
        var driver = GeneratorRun.Driver().RunGenerators(GeneratorRun.Compilation(Code), Cancellation);

        var after = GeneratorRun.Compilation(Code.Replace("string Name", "string Title", StringComparison.Ordinal));
        var result = driver.RunGenerators(after, Cancellation).GetRunResult();

        result.GeneratedTrees.ShouldHaveSingleItem().ToString().ShouldContain("\"title\"u8");
        Reasons(result.Results.Single().TrackedSteps[JsonWriterGenerator.ModelStep]).ShouldBe([IncrementalStepRunReason.Modified]);
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);
}
