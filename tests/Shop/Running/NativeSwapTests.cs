using System.Collections.Concurrent;
using System.Net;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Native;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Running;

/// <summary>Compiling beside the running shop, with a program in the place of the .NET CLI: tests/Support/fake-dotnet.</summary>
public sealed class NativeSwapTests : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("native-swap-").FullName;
    private readonly ConcurrentQueue<string> _told = new();
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await World.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task AFailedBuildIsToldAndTheShopServesOnWithoutALostRequest()
    {
        Write("functions/Products/behaviour.json", "fail");
        Write("functions/Inventory/behaviour.json", "silent");

        var replies = await UnderLoadAsync(SwapAsync);

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.OK || reply.Status == HttpStatusCode.Created);
        ShouldTell("Products stays with its JIT build: functions/Products/Program.cs(3,1): error CS1002");
        ShouldTell("Inventory stays with its JIT build: The build ended with exit code 7");
    }

    [Fact]
    public async Task AnExecutableThatDoesNotStartIsToldAndTheShopServesOn()
    {
        var replies = await UnderLoadAsync(SwapAsync);

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.OK || reply.Status == HttpStatusCode.Created);
        foreach (var function in _world.Cloud.Shop.Functions.Where(f => f.Service == "Products"))
        {
            ShouldTell($"Products: {function.Name} stays with its JIT build: ");
        }

        _told.ShouldNotContain(line => line.Contains("serves natively", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ABuildThatCannotEvenBeginIsTold()
    {
        Write("native", "a file where the folder would be");

        await SwapAsync();

        _told.ShouldHaveSingleItem().ShouldStartWith("native    compiling ended, the JIT builds serve on: IOException: ");
    }

    private void ShouldTell(string words) => _told.ShouldContain(line => line.Contains(words, StringComparison.Ordinal));

    private async Task SwapAsync()
    {
        using var logs = new FunctionLogs(Path.Combine(_root, "logs"));
        await using var api = await RuntimeApi.StartAsync(TestContext.Current.CancellationToken);
        var code = new ProcessFunctions(api, logs, new Dictionary<string, string>());
        var options = new NativeBuildOptions(_root, Path.Combine(_root, "native"))
        {
            Dotnet = Path.Combine(AppContext.BaseDirectory, "fake-dotnet"),
            FindProgram = name => name is "gcc" ? "/usr/bin/gcc" : null,
        };
        Write("functions/Products/Program.cs", "return 0;");
        Write("functions/Inventory/Program.cs", "return 0;");
        await new NativeSwap(_world.Cloud, code, _told.Enqueue).RunAsync(new(options), TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<Reply>> UnderLoadAsync(Func<Task> happens)
    {
        var isOver = false;
        var replies = new ConcurrentQueue<Reply>();
        var load = Enumerable.Range(0, 4).Select(client => Task.Run(async () =>
        {
            for (var i = 0; !Volatile.Read(ref isOver) || i == 0; i++)
            {
                replies.Enqueue(await _world.Anyone.GetAsync("products"));
                replies.Enqueue(await _world.Admin.PostAsync("products", Samples.Mug($"MUG-{client}-{i}")));
            }
        })).ToArray();
        await happens();
        Volatile.Write(ref isOver, true);
        await Task.WhenAll(load);
        return [.. replies];
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
