using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Tidy;

public sealed class FolderTests
{
    private static readonly string[] s_atTheRoot = ["README.md", "CONTRIBUTING.md"];

    private const string Readme = "# Things\n\n## Owns\n\n## Routes\n\n## Events\n\n## Alarms\n\n## Known limits\n";

    [Fact]
    public void EveryServiceSaysWhatItIs() =>
        Services().SelectMany(service => Folders.BrokenReadme(service, TextOrNull($"functions/{service}/README.md"))).ShouldTellNothing();

    [Fact]
    public void EveryHandlerHasATestOfItsName() =>
        Folders.HandlersWithoutTest(Repository.Files("*.cs", "functions"), Repository.Has).ShouldTellNothing();

    [Fact]
    public void EveryLinkLeadsSomewhere()
    {
        var markdown = Repository.Files("*.md", "docs", "functions", "local", "pack", "bench", "tests", "stack", "shared")
            .Concat(from path in s_atTheRoot where Repository.Has(path) select new SourceFile(path, Repository.Read(path)));

        markdown.SelectMany(file => Folders.DeadLinks(file, Repository.Has)).ShouldTellNothing();
    }

    [Fact]
    public void AGoodReadmeIsNotTold() => Folders.BrokenReadme("Things", Readme).ShouldBeEmpty();

    [Fact]
    public void AServiceWithoutReadmeIsTold() =>
        Folders.BrokenReadme("Things", null).ShouldBe(["functions/Things has no README.md"]);

    [Fact]
    public void AReadmeWithoutAHeadingIsTold() =>
        Folders.BrokenReadme("Things", Readme.Replace("## Alarms\n", "")).ShouldHaveSingleItem()
            .ShouldBe(
                "functions/Things/README.md has the headings Owns, Routes, Events, Known limits; " +
                "wanted are Owns, Routes, Events, Alarms, Known limits");

    [Fact]
    public void AReadmeOfSeveralScreensIsTold() =>
        Folders.BrokenReadme("Things", Readme + string.Concat(Enumerable.Repeat("more\n", 60))).ShouldHaveSingleItem()
            .ShouldBe("functions/Things/README.md has 71 lines; one screen is 60");

    [Fact]
    public void AHandlerWithoutTestIsTold()
    {
        SourceFile handler = new("functions/Things/MakeThing.cs", "    public static Result<Answer<Thing>> Handle(ApiRequest r) => null;");
        SourceFile noHandler = new("functions/Things/Rules.cs", "    public static void Check() { }");

        Folders.HandlersWithoutTest([handler, noHandler], _ => false)
            .ShouldBe(["functions/Things/MakeThing.cs has no test tests/Shop/Things/MakeThingTests.cs"]);
        Folders.HandlersWithoutTest([handler], path => path == "tests/Shop/Things/MakeThingTests.cs").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[a](missing.md)", "docs/missing.md")]
    [InlineData("[a](../missing/#part)", "missing")]
    [InlineData("![a](./pictures/flow.svg)", "docs/pictures/flow.svg")]
    public void ALinkToNothingIsTold(string text, string path)
    {
        SourceFile markdown = new("docs/guide.md", text);

        Folders.DeadLinks(markdown, _ => false).ShouldHaveSingleItem().ShouldStartWith("docs/guide.md links to ");
        Folders.DeadLinks(markdown, target => target == path).ShouldBeEmpty();
    }

    [Fact]
    public void ALinkOutOfTheRepositoryIsTold() =>
        Folders.DeadLinks(new("README.md", "[a](../secret.md)"), _ => true).ShouldHaveSingleItem();

    [Theory]
    [InlineData("[a](https://example.com/x)")]
    [InlineData("[a](#part)")]
    [InlineData("`[a](missing.md)`")]
    [InlineData("```\n[a](missing.md)\n```")]
    public void WhatIsNoLinkIntoTheRepositoryIsNotTold(string text) =>
        Folders.DeadLinks(new("README.md", text), _ => false).ShouldBeEmpty();

    private static IEnumerable<string> Services() =>
        Repository.Paths("*.csproj", "functions").Select(path => path.Split('/')[1]).Distinct();

    private static string? TextOrNull(string path) => Repository.Has(path) ? Repository.Read(path) : null;
}
