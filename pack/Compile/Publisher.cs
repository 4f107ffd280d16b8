using System.Diagnostics;
using System.Globalization;
using Ecommerce.Local.Native;
using Ecommerce.Topology;

namespace Ecommerce.Pack.Compile;

/// <summary>
/// Compiles with <c>dotnet publish</c>. An executable is the kept one of exactly these sources and tools, by their content, or it is
/// compiled from nothing: MSBuild goes by times of files, and would keep what an older file should have changed.
/// </summary>
internal sealed class Publisher(NativeBuildOptions options, IPrograms programs, Architecture host) : IPublisher
{
    /// <summary>What ends a property, a path of PathMap or a name on a command line of MSBuild or the compiler.</summary>
    private const string Separators = ",;=%";

    private readonly Dictionary<Architecture, Toolchain> _toolchains = [];
    private readonly HashSet<Architecture> _begun = [];
    private string _sdk = "";

    public async Task<IReadOnlyList<string>> PrepareAsync(IReadOnlyList<Architecture> architectures, CancellationToken cancellation)
    {
        if (options.RepositoryRoot.AsSpan().ContainsAny(Separators))
        {
            throw new PackException(
                $"{options.RepositoryRoot} holds one of , ; = %, which MSBuild does not take as a path: move the repository");
        }

        // Asked in the repository, as global.json may choose another than the newest.
        var sdk = new StringWriter();
        var asked = await new BuildProcess(options, ["--version"]).RunAsync(sdk, cancellation);
        _sdk = asked == 0 ? $".NET SDK {sdk.ToString().Trim()}" : throw new PackException("There is no .NET SDK that global.json accepts");
        foreach (var architecture in architectures)
        {
            _toolchains[architecture] = await Toolchain.FindAsync(programs, architecture, host, cancellation);
        }

        return [_sdk, .. _toolchains.Values.SelectMany(t => t.Versions).Distinct()];
    }

    public async Task<Published> PublishAsync(Architecture architecture, string service, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var folder = Path.Combine(options.Folder, architecture.Word());
        var kept = new KeptExecutable(Path.Combine(folder, service));
        var key = KeyOf(architecture, service);
        if (kept.IsOf(key))
        {
            return new(kept.Executable, Took: null);
        }

        var build = new BuildFolder(Path.Combine(folder, "build"));
        if (_begun.Add(architecture))
        {
            build.Clear();
        }

        await CompileAsync(architecture, service, build, cancellation);
        if (KeyOf(architecture, service) != key)
        {
            throw new PackException($"The sources of {service} changed while they were compiled: start again");
        }

        kept.Keep(build.ExecutableOf(service), key);
        return new(kept.Executable, Stopwatch.GetElapsedTime(started));
    }

    private async Task CompileAsync(Architecture architecture, string service, BuildFolder build, CancellationToken cancellation)
    {
        Directory.CreateDirectory(build.Folder);
        var log = build.LogOf(service);
        int exitCode;
        await using (var writer = new StreamWriter(log))
        {
            var project = Path.Combine("functions", service);
            // lld writes into the executable how it was told to call it: relative to the project, that is the same everywhere.
            var linked = Path.GetRelativePath(Path.Combine(options.RepositoryRoot, project), build.LinkedOf(service));
            string[] publish =
            [
                "publish", project, "--artifacts-path", build.Folder, "--output", build.OutputOf(service),
                $"-p:NativeOutputPath={linked}/", .. Settings(architecture),
            ];
            exitCode = await new BuildProcess(options, publish).RunAsync(writer, cancellation);
        }

        var problem = BuildLog.FirstProblem(await File.ReadAllLinesAsync(log, cancellation));
        if (exitCode != 0 || problem is not null || !File.Exists(build.ExecutableOf(service)))
        {
            throw new PackException(
                $"{service} does not compile for {architecture.Word()}: "
                + $"{problem ?? string.Create(CultureInfo.InvariantCulture, $"dotnet publish ended with {exitCode}")} (all of it: {log})");
        }
    }

    // Nothing of the place or of the commit may get into an executable: paths are mapped, and Git is not asked.
    private string[] Settings(Architecture architecture) =>
    [
        "--configuration", "Release", "--runtime", architecture.RuntimeIdentifier(),
        "-nodeReuse:false", "-maxCpuCount:1", "-verbosity:quiet",
        $"-p:PathMap={options.RepositoryRoot}=/src", "-p:EnableSourceControlManagerQueries=false",
        "-p:UseSharedCompilation=false", "-p:CopyOutputSymbolsToPublishDirectory=false",
        .. _toolchains[architecture].Properties,
    ];

    // By all settings, the place among them: after a move of the repository everything is compiled once more.
    private string KeyOf(Architecture architecture, string service)
    {
        IEnumerable<string> made = [_sdk, .. _toolchains[architecture].Versions, .. Settings(architecture)];
        return NativeInputs.HashOf(options.RepositoryRoot, service, string.Join('\n', made), architecture.RuntimeIdentifier());
    }
}
