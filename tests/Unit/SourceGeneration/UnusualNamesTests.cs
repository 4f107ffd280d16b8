namespace Ecommerce.Tests.Unit.SourceGeneration;

/// <summary>Whatever C# allows for a name is generated as code that compiles, in a file of its own.</summary>
public sealed class UnusualNamesTests
{
    private const string Things = "public record Thing(int A); public record Other(int B);";

    [Fact]
    public void DeclarationsOfOneClassAreWrittenTogether()
    {
        var file = GeneratorRun.File(
            $"[WritesJson(typeof(Thing))] public static partial class W; [WritesJson(typeof(Other))] static partial class W; {Things}",
            "[WritesJson(typeof(Page<Other>))] static partial class W; static partial class W;");

        file.ShouldContain("public static void Write(global::System.Text.Json.Utf8JsonWriter json, global::Thing? value)");
        file.ShouldContain("public static void Write(global::System.Text.Json.Utf8JsonWriter json, global::Other? value)");
        file.ShouldContain("json, global::Ecommerce.Kernel.Page<global::Other>? value)");
    }

    [Fact]
    public void AMistakeInOneOfSeveralDeclarationsIsToldOnceAtItsPlace() => GeneratorRun.Findings(
        $"[WritesJson(typeof(Thing))] static partial class W; [WritesJson(typeof(Uri))] static partial class W; {Things}")
            .ShouldHaveSingleItem().At.ShouldBe("WritesJson(typeof(Uri))");

    [Fact]
    public void ClassesWhoseNamesDifferInCaseAreWrittenToFilesOfTheirOwn() => GeneratorRun.Files(
        $"""
        namespace Shop;
        {Things}
        [WritesJson(typeof(Thing))] public static partial class WriterOfA;
        [WritesJson(typeof(Thing))] public static partial class WriterOfa;
        [WritesJson(typeof(Thing))] public static partial class @writerOfA;
        """).Count.ShouldBe(3);

    [Theory]
    [InlineData("namespace My.@event;", "W")]
    [InlineData("namespace @namespace.@record;", "W")]
    [InlineData("namespace @größe;", "Größen")]
    [InlineData("", "@event")]
    [InlineData("", "@required")]
    [InlineData("", "@w")]
    [InlineData("", "@_")]
    public void ANameMayBeAWordOfTheLanguage(string space, string name) => GeneratorRun.File(
        $"{space} [WritesJson(typeof(@class))] public static partial class {name}; public record @class(int? @int, Page<@class.@new>? @is) "
        + "{ public record @new(int A); }")
        .ShouldContain($"static partial class {name}\n");

    [Theory]
    [InlineData("int? Json, int? JsonMember")]
    [InlineData("int? Value, int? ValueMember")]
    [InlineData("int? Foo, [property: JsonPropertyName(\"other\")] int? foo")]
    [InlineData("int? _")]
    [InlineData("int? M0, int? m1")]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Json, int? JsonMember, int? Present")]
    public void MembersMayHaveAnyNames(string members) =>
        GeneratorRun.File($"[WritesJson(typeof(Thing))] public static partial class W; public record Thing({members});");

    [Theory]
    [InlineData("typeof(Thing)", "internal record Thing(int A);")]
    [InlineData("typeof(List<Thing>)", "record Thing(int A);")]
    [InlineData("typeof(Thing[])", "record Thing(int A);")]
    [InlineData("typeof(Page<Thing?>)", "record struct Thing(int A);")]
    [InlineData("typeof(Outer.Thing)", "class Outer { public record Thing(int A); }")]
    [InlineData("typeof(Outer.Thing)", "public class Outer { protected internal record Thing(int A); }")]
    public void ATypeThatIsNotPublicIsWrittenForTheAssemblyOnly(string asked, string declaration) =>
        GeneratorRun.File($"[WritesJson({asked})] public static partial class W; {declaration}")
            .ShouldContain("    internal static void Write(");
}
