using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Tidy;

public sealed class BudgetTests
{
    [Fact]
    public void EveryFileMemberAndLineIsWithinItsBudget() =>
        Exceptions.Committed.Apply([.. Repository.Sources.SelectMany(Budgets.Broken)], Budgets.Rules).ShouldTellNothing();

    [Fact]
    public void AFileTooLongIsTold() =>
        Budgets.Broken(new("shared/Long.cs", string.Concat(Enumerable.Repeat("// x\n", Budgets.FileLinesMax + 1))))
            .Select(b => b.Words).ShouldBe(["shared/Long.cs: 301 lines; at most 300: split it"]);

    [Fact]
    public void AFileAtTheLimitIsNotTold() =>
        Budgets.Broken(new("shared/Long.cs", string.Concat(Enumerable.Repeat("// x\n", Budgets.FileLinesMax)))).ShouldBeEmpty();

    [Theory]
    [InlineData(151, 1)]
    [InlineData(150, 0)]
    public void AComponentOfTheStackIsSmaller(int lines, int told) =>
        Budgets.Broken(new("stack/Components/Long.cs", string.Concat(Enumerable.Repeat("// x\n", lines)))).Count().ShouldBe(told);

    [Theory]
    [InlineData(141, 1)]
    [InlineData(140, 0)]
    public void ALineTooLongIsTold(int characters, int told) =>
        Budgets.Broken(new("local/Wide.cs", $"// x\n{new string('x', characters)}\n")).Count().ShouldBe(told);

    [Theory]
    [InlineData(67, 0)] // with the header and both braces: 70
    [InlineData(68, 1)]
    public void AMethodTooLongIsTold(int statements, int told)
    {
        var body = string.Concat(Enumerable.Repeat("        Do(\"}\");\n", statements));
        var type = $"public class Tall\n{{\n    int _one;\n\n    public void All()\n    {{\n{body}    }}\n}}\n";

        var broken = Budgets.Broken(new("local/Tall.cs", $"namespace X;\n\n{type}")).ToList();

        broken.Count.ShouldBe(told);
        broken.ShouldAllBe(b => b.Words.Contains("71 lines in 'public void All()'"));
    }

    [Fact]
    public void MembersAreToldApart()
    {
        var members = Members.Of(""""
            namespace X;

            public sealed record Point(int X, int Y)
            {
                private static readonly int[] s_list = [1, 2];

                public static Point Zero { get; } = new(0, 0) { Z = 1 };

                public int Z { get; init; }

                public string Text => $"{X} {{ {(X > 1 ? "}" : "{")} " + @"""{" + '{';

                public int Sum(int more)
                {
                    var all = new[] { X, Y, more };
                    return all.Sum(); // }
                }

                private enum Way
                {
                    Up,
                }
            }
            """");

        members.Select(m => m.Header.Split('(', '=', '{')[0].Trim()).ShouldBe(
            ["private static readonly int[] s_list", "public static Point Zero", "public int Z", "public string Text", "public int Sum"]);
        members[^1].LinesCount.ShouldBe(5);
    }

    [Theory]
    [InlineData("var a = 1; // b", "var a = 1;")]
    [InlineData("a /* b */ c", "a c")]
    [InlineData("\"a\" b '\"' c", "b c")]
    [InlineData("\"\\\"a\" b", "b")]
    [InlineData("@\"a\"\"b\\\" c", "c")]
    [InlineData("$\"a {b} {{c}} {d(\"e\")} f\" g", "b d( ) g")]
    [InlineData("$\"{a switch { 1 => \"}\", _ => b }}\" c", "a switch { 1 => , _ => b } c")]
    [InlineData("\"\"\"a \"b\" c\"\"\" d", "d")]
    [InlineData("$$\"\"\"{a} {{b}} c\"\"\" d", "b d")]
    public void OnlyCodeIsCode(string source, string code) =>
        string.Join(' ', CSharpText.Code(source).Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(code);
}
