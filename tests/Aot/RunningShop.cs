using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Tests.Shop.Support;
using Ecommerce.Topology.Services;

namespace Ecommerce.Tests.Aot;

/// <summary>The whole shop on data of its own, its services as the executables that are given.</summary>
internal sealed record RunningShop(string Folder, ProcessFunctions Code, LocalCloud Cloud) : IAsyncDisposable
{
    public static async Task<RunningShop> StartAsync(IReadOnlyDictionary<string, string> executables, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("aot-").FullName;
        var code = new ProcessFunctions(await RuntimeApi.StartAsync(stop), new FunctionLogs(Path.Combine(folder, "logs")), executables);
        var options = new CloudOptions(DataPaths.At(folder), EdgePort: 0, AwsPort: 0) { Throttles = false, Failures = Console.Error };
        return new(folder, code, await LocalCloud.StartAsync(options, code, stop));
    }

    public Client Admin() => new(Cloud.Outputs.ShopUrl, () => Cloud.Tokens.Issue(Platform.Admins, "ada@example.com", "admin"));

    public async ValueTask DisposeAsync()
    {
        await Cloud.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
