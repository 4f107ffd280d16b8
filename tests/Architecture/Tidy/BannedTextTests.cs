using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Tidy;

public sealed class BannedTextTests
{
    [Fact]
    public void NothingBannedIsWritten() =>
        Exceptions.Committed
            .Apply([.. Repository.Sources.SelectMany(BannedText.Broken)], [.. BannedText.All.Select(ban => ban.Name)])
            .ShouldTellNothing();

    [Theory]
    [InlineData("clock", "var now = DateTime.UtcNow;")]
    [InlineData("clock", "var now = DateTimeOffset.Now;")]
    [InlineData("sleep", "Thread.Sleep(10);")]
    [InlineData("swallow", "catch { }")]
    [InlineData("swallow", "catch")]
    [InlineData("swallow", "catch (Exception)")]
    [InlineData("swallow", "catch (System.Exception all) // the comment does not help")]
    [InlineData("random id", "var id = Guid.NewGuid();")]
    [InlineData("left over", "// TO" + "DO: later")]
    [InlineData("region", "    #region Fields")]
    [InlineData("dynamic", "dynamic any = 1;")]
    [InlineData("not implemented", "throw new NotImplementedException();")]
    [InlineData("machine's path", "var file = \"/home" + "/ada/shop.json\";")]
    [InlineData("machine's path", "// see C:\\" + "Users\\ada")]
    [InlineData("reflection", "Activator.CreateInstance(type);")]
    [InlineData("HTTP stack", "using System.Net.Http;")]
    [InlineData("HTTP stack", "private Microsoft.AspNetCore.Http.HttpContext _context;")]
    public void ABannedTextIsToldWithWhatToWriteInstead(string rule, string line)
    {
        var broken = BannedText.Broken(new("functions/Wrong/Wrong.cs", $"// one\n{line}\n")).ToList();

        broken.ShouldHaveSingleItem().Rule.ShouldBe(rule);
        broken[0].Words.ShouldStartWith("functions/Wrong/Wrong.cs:2: ");
        broken[0].Words.ShouldContain("instead: ");
    }

    [Theory]
    [InlineData("// DateTime.UtcNow in a comment says something about the past")]
    [InlineData("var text = \"Thread.Sleep(1)\";")]
    [InlineData("catch (IOException) { }")]
    [InlineData("catch (Exception e) when (e is IOException)")]
    [InlineData("var id = Guid.CreateVersion7();")]
    [InlineData("var url = \"http://shop.example/home/page\";")]
    public void WhatIsNotMeantIsNotTold(string line) =>
        BannedText.Broken(new("functions/Right/Right.cs", line)).ShouldBeEmpty();

    [Fact]
    public void TheLocalCloudMayUseTheHttpStack() =>
        BannedText.Broken(new("local/Front.cs", "using Microsoft.AspNetCore.Http;")).ShouldBeEmpty();

    [Fact]
    public void AnExceptionIsForOneFileAndOneRule()
    {
        var exceptions = new Exceptions(["local/A.cs | sleep | it is the real clock"]);
        Breach here = new("local/A.cs", "sleep", "here");
        Breach elsewhere = new("local/B.cs", "sleep", "elsewhere");
        Breach another = new("local/A.cs", "clock", "another");

        exceptions.Apply([here, elsewhere, another], ["sleep", "clock"]).ShouldBe(["elsewhere", "another"]);
    }

    [Fact]
    public void AnExceptionNotNeededAnyMoreIsTold() =>
        new Exceptions(["local/A.cs | sleep | it is the real clock"]).Apply([], ["sleep"])
            .ShouldBe(["local/A.cs breaks 'sleep' no more: take it out of tidy-exceptions.txt"]);

    [Fact]
    public void AnExceptionWithoutAReasonIsRefused() =>
        Should.Throw<FormatException>(() => new Exceptions(["local/A.cs | sleep | so"])).Message.ShouldContain("path | rule | reason");
}
