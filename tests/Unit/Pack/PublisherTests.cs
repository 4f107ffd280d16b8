using Ecommerce.Pack;
using Ecommerce.Pack.Compile;
using Ecommerce.Tests.Unit.LambdaHost;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Pack;

/// <summary>A scratch repository and a program in the place of the .NET CLI: tests/Support/fake-dotnet.</summary>
public sealed class PublisherTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("publisher-").FullName;

    public PublisherTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pack runs on Linux only");
        Write("functions/Products/Program.cs", "return 0;");
        foreach (var name in (string[])["crt1.o", "crti.o", "crtbegin.o"])
        {
            Write($"c/{name}", name);
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task UnchangedSourcesAreNotCompiledAgain()
    {
        var first = await PublishAsync();
        var second = await PublishAsync();

        first.Took.ShouldNotBeNull();
        second.Took.ShouldBeNull();
        Read(second.Executable).ShouldBe("native\n");
        Publishes().ShouldBe(1);
    }

    [Theory]
    [InlineData("functions/Products/Program.cs")]
    [InlineData("shared/Kernel/Money.cs")]
    [InlineData("Directory.Packages.props")]
    [InlineData("c/crt1.o")]
    public async Task AChangeOfWhatGoesInCompilesAnewHoweverOldTheFileSaysItIs(string path)
    {
        await PublishAsync();
        Write(path, "changed");
        File.SetLastWriteTimeUtc(Path.Combine(_root, path), DateTime.UnixEpoch);

        (await PublishAsync()).Took.ShouldNotBeNull();
    }

    [Fact]
    public async Task NothingOfAnEarlierRunIsCompiledWith()
    {
        Write("work/x64/build/obj/left.o", "left");

        await PublishAsync();

        File.Exists(Path.Combine(_root, "work/x64/build/obj/left.o")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("fail", "functions/Products/Program.cs(3,1): error CS1002: ; expected")]
    [InlineData("silent", "dotnet publish ended with 7")]
    [InlineData("empty", "dotnet publish ended with 0")]
    public async Task WhatDoesNotCompileIsToldWithItsFirstError(string behaviour, string why)
    {
        Write("functions/Products/behaviour.json", behaviour);

        var refused = await Should.ThrowAsync<PackException>(PublishAsync());

        refused.Message.ShouldStartWith($"Products does not compile for x64: {why} (all of it: ");
        refused.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task SourcesThatChangeMeanwhileAreNotKept()
    {
        Write("functions/Products/behaviour.json", "change");

        (await Should.ThrowAsync<PackException>(PublishAsync())).Message
            .ShouldBe("The sources of Products changed while they were compiled: start again");
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a;b")]
    [InlineData("a=b")]
    [InlineData("50%")]
    public async Task APlaceThatMSBuildMisreadsIsRefused(string name)
    {
        var publisher = new Publisher(new(Path.Combine(_root, name), _root), new FakePrograms(), Architecture.X64);

        (await Should.ThrowAsync<PackException>(publisher.PrepareAsync([], Stop))).Message
            .ShouldEndWith(" holds one of , ; = %, which MSBuild does not take as a path: move the repository");
    }

    [Fact]
    public async Task CtrlCEndsTheCompilerWithItsChildren()
    {
        Write("functions/Products/behaviour.json", "hang");
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var publishing = PublishAsync(interrupted.Token);
        var child = Path.Combine(_root, "functions/Products/child.txt");
        await Eventually.TrueAsync(() => File.Exists(child) && Read(child).EndsWith('\n'));

        await interrupted.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(publishing);
        var status = $"/proc/{Read(child).Trim()}/stat";
        await Eventually.TrueAsync(() => !File.Exists(status) || Read(status).Contains(") Z ", StringComparison.Ordinal));
    }

    private async Task<Published> PublishAsync(CancellationToken? cancellation = null)
    {
        var programs = new FakePrograms("clang", "ld.lld", "objcopy") { StartFiles = Path.Combine(_root, "c") };
        var dotnet = Path.Combine(AppContext.BaseDirectory, "fake-dotnet");
        var publisher = new Publisher(new(_root, Path.Combine(_root, "work")) { Dotnet = dotnet }, programs, Architecture.X64);
        await publisher.PrepareAsync([Architecture.X64], Stop);
        return await publisher.PublishAsync(Architecture.X64, "Products", cancellation ?? Stop);
    }

    private int Publishes() => File.ReadAllLines(Path.Combine(_root, "functions/Products/publishes.txt")).Length;

    private static string Read(string path) => File.ReadAllText(path);

    private void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, path))!);
        File.WriteAllText(Path.Combine(_root, path), content);
    }
}
