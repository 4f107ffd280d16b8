using Ecommerce.Local.Native;

namespace Ecommerce.Tests.Unit.LambdaHost;

/// <summary>A scratch repository and a program in the place of the .NET CLI: tests/Support/fake-dotnet.</summary>
public sealed class NativeBuilderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("native-builder-").FullName;
    private readonly List<NativeEvent> _events = [];
    private readonly NativeBuildOptions _options;

    public NativeBuilderTests()
    {
        _options = new(_root, Path.Combine(_root, ".local", "native"))
        {
            Dotnet = Path.Combine(AppContext.BaseDirectory, "fake-dotnet"),
            FindProgram = name => name is "gcc" ? "/usr/bin/gcc" : null,
            RuntimeIdentifier = "linux-x64",
        };
        Write("functions/Products/Program.cs", "return 0;");
        Write("shared/Kernel/Money.cs", "// money");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task AServiceIsCompiledOnceAndThenComesFromTheCache()
    {
        var built = await BuildAsync();
        Read(built["Products"]).ShouldBe("native\n");
        var again = await BuildAsync();
        again["Products"].ShouldBe(built["Products"]);
        Publishes().ShouldBe(1);
        _events.Select(e => e.GetType().Name).ShouldBe(["Started", "Ready", "Ready"]);
        _events.OfType<NativeEvent.Ready>().Select(e => e.Took is null).ShouldBe([false, true]);
    }

    [Theory]
    [InlineData("functions/Products/Program.cs")]
    [InlineData("functions/Products/Deep/key.pem")]
    [InlineData("shared/Kernel/Money.cs")]
    [InlineData("shared/SourceGeneration/Calls.cs")]
    [InlineData("functions/Directory.Build.props")]
    [InlineData("Directory.Packages.props")]
    [InlineData("global.json")]
    public async Task AChangeOfWhatGoesInCompilesAnew(string path)
    {
        await BuildAsync();
        Write(path, "changed");
        await BuildAsync();
        Publishes().ShouldBe(2);
    }

    [Theory]
    [InlineData("functions/Orders/Program.cs")]
    [InlineData("functions/Products/README.md")]
    [InlineData("functions/Products/obj/project.assets.json")]
    [InlineData("shared/Topology/Shop.cs")]
    public async Task AChangeOfAnythingElseDoesNot(string path)
    {
        await BuildAsync();
        Write(path, "changed");
        await BuildAsync();
        Publishes().ShouldBe(1);
    }

    [Fact]
    public void TheHashDependsOnTheSdkAndTheMachine()
    {
        string[] hashes =
        [
            NativeInputs.HashOf(_root, "Products", "10.0.100", "linux-x64"),
            NativeInputs.HashOf(_root, "Products", "10.0.101", "linux-x64"),
            NativeInputs.HashOf(_root, "Products", "10.0.100", "osx-arm64"),
        ];
        hashes.ShouldBeUnique();
        NativeInputs.HashOf(_root, "Products", "10.0.100", "linux-x64").ShouldBe(hashes[0]);
    }

    [Fact]
    public async Task TheVersionInUseAndTheOneBeforeAreKept()
    {
        for (var version = 0; version < 4; version++)
        {
            Write("functions/Products/Program.cs", $"return {version};");
            File.Exists((await BuildAsync())["Products"]).ShouldBeTrue();
        }

        Directory.GetDirectories(_options.Folder, "Products-*").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("fail", "functions/Products/Program.cs(3,1): error CS1002: ; expected")]
    [InlineData("silent", "The build ended with exit code 7 and said nothing.")]
    [InlineData("empty", "The build ended with exit code 0 and said nothing.")]
    [InlineData("change", "The sources changed while they were compiled: start again.")]
    public async Task AFailureIsToldInOneLineWithTheLog(string behaviour, string reason)
    {
        Write("functions/Products/behaviour.json", behaviour);
        (await BuildAsync()).ShouldBeEmpty();
        var failed = _events.OfType<NativeEvent.Failed>().Single();
        failed.FirstError.ShouldBe(reason);
        File.Exists(failed.LogPath).ShouldBeTrue();
    }

    [Fact]
    public async Task OneServicesFailureDoesNotStopTheOthers()
    {
        Write("functions/Products/behaviour.json", "fail");
        Write("functions/Orders/Program.cs", "return 0;");
        (await BuildAsync("Products", "Orders")).Keys.ShouldBe(["Orders"]);
    }

    [Fact]
    public async Task WhatAKilledBuildLeftIsNeverUsedAndRemoved()
    {
        var left = Path.Combine(_options.Folder, ".tmp-Products-left");
        Write(Path.Combine(left, "Ecommerce.Functions.Products"), "half");
        Read((await BuildAsync())["Products"]).ShouldBe("native\n");
        Directory.Exists(left).ShouldBeFalse();
    }

    [Fact]
    public async Task CancellingEndsTheCompilerWithItsChildren()
    {
        Write("functions/Products/behaviour.json", "hang");
        using var cancel = new CancellationTokenSource();
        var building = new NativeBuilder(_options).BuildAsync(["Products"], _ => { }, cancel.Token);
        var child = Path.Combine(_root, "functions/Products/child.txt");
        await Eventually.TrueAsync(() => File.Exists(child) && Read(child).EndsWith('\n'));
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(building);
        var status = $"/proc/{Read(child).Trim()}/stat";
        await Eventually.TrueAsync(() => !File.Exists(status) || Read(status).Contains(") Z ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutALinkerOneLineSaysThatJitStays()
    {
        (await BuildAsync(_options with { FindProgram = _ => null })).ShouldBeEmpty();
        _events.ShouldHaveSingleItem().ShouldBeOfType<NativeEvent.Skipped>().Reason.ShouldStartWith("There is no C linker");
    }

    [Fact]
    public async Task WithoutAnSdkOneLineSaysThatJitStays()
    {
        (await BuildAsync(_options with { Dotnet = Path.Combine(_root, "dotnet") })).ShouldBeEmpty();
        _events.ShouldHaveSingleItem().ShouldBeOfType<NativeEvent.Skipped>().Reason.ShouldStartWith("There is no .NET SDK");
    }

    [Fact]
    public async Task WhileAnotherCompilesIntoTheFolderNothingIsBuilt()
    {
        Directory.CreateDirectory(_options.Folder);
        await using (new FileStream(Path.Combine(_options.Folder, "lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            (await BuildAsync()).ShouldBeEmpty();
        }

        _events.ShouldHaveSingleItem().ShouldBeOfType<NativeEvent.Skipped>().Reason.ShouldStartWith("Another process compiles");
        (await BuildAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task TheBuildThatStartedUsDoesNotReachTheNestedOne()
    {
        await BuildAsync();
        var names = Read(Path.Combine(_root, "functions/Products/environment.txt")).Split('\n').Select(line => line.Split('=')[0]);
        names.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ShouldBe(["MSBUILDDISABLENODEREUSE"]);
        names.ShouldNotContain("DOTNET_HOST_PATH");
        names.ShouldContain("PATH");
    }

    private Task<IReadOnlyDictionary<string, string>> BuildAsync(params string[] services) =>
        new NativeBuilder(_options).BuildAsync(
            services.Length == 0 ? ["Products"] : services, _events.Add, TestContext.Current.CancellationToken);

    private Task<IReadOnlyDictionary<string, string>> BuildAsync(NativeBuildOptions options) =>
        new NativeBuilder(options).BuildAsync(["Products"], _events.Add, TestContext.Current.CancellationToken);

    private static string Read(string path) => File.ReadAllText(path);

    private int Publishes() => File.ReadAllLines(Path.Combine(_root, "functions/Products/publishes.txt")).Length;

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
