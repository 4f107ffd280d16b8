using Ecommerce.Local.Cloud;
using Ecommerce.Local.Native;

namespace Ecommerce.Tests.Aot;

/// <summary>
/// Every service as a native executable, compiled once for all tests. It takes minutes, so it is done where it is asked for by
/// <c>ECOMMERCE_AOT=1</c>, as CI does; elsewhere the tests say that they were skipped and why.
/// </summary>
public sealed class NativeServices : IAsyncLifetime
{
    public const string Switch = "ECOMMERCE_AOT";

    private readonly List<string> _told = [];
    private IReadOnlyDictionary<string, string> _executables = new Dictionary<string, string>();

    /// <summary>The executables by service. Skips the test where they were not asked for; fails it where one did not compile.</summary>
    public IReadOnlyDictionary<string, string> Executables
    {
        get
        {
            Assert.SkipUnless(IsAskedFor, $"compiles for minutes; set {Switch}=1 to run it, as .ci/run does");
            _executables.Keys.Order().ShouldBe(LocalService.All.Select(s => s.Name).Order(), string.Join(Environment.NewLine, _told));
            return _executables;
        }
    }

    public static bool IsAskedFor => Environment.GetEnvironmentVariable(Switch) == "1";

    public async ValueTask InitializeAsync()
    {
        if (!IsAskedFor)
        {
            return;
        }

        var root = RepositoryRoot();
        var builder = new NativeBuilder(new(root, Path.Combine(root, "artifacts", "aot")));
        _executables = await builder.BuildAsync(
            [.. LocalService.All.Select(s => s.Name)], told => _told.Add(told.ToString()), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ecommerce.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository");
        }

        return folder.FullName;
    }
}
