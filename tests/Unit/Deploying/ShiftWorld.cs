using Ecommerce.Local.Processes;

namespace Ecommerce.Tests.Unit.Deploying;

/// <summary>
/// <c>.github/scripts/shift-traffic.sh</c> in a folder of a test's own, with a program in the place of the aws CLI: tests/Support/fake-aws.
/// Three functions: two of them have a newer version than the one that serves, the third has not changed.
/// </summary>
internal sealed class ShiftWorld : IDisposable
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shift-");

    public ShiftWorld()
    {
        Function("catalogue", serves: 1, newest: 2);
        Function("stock", serves: 3, newest: 5);
        Function("unchanged", serves: 4, newest: 4);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "shift-traffic.sh"), Script);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "fake-aws"), PathOf("aws"));
        // The shop is healthy until so many checks were made.
        Program("smoke.sh", "echo \"$*\" >>smokes; [ \"$(wc -l <smokes)\" -lt \"$(cat unhealthy-from 2>/dev/null || echo 1000)\" ]");
        Stack(ReadOf);
    }

    /// <summary>Why the tests are skipped where they cannot run.</summary>
    public const string NoBash = "the script needs bash, GNU date and jq";

    /// <summary>What the aliases say when nothing was moved.</summary>
    public static IReadOnlyList<string> Before { get; } = ["catalogue 1", "stock 3", "unchanged 4"];

    /// <summary>What they say when everything was.</summary>
    public static IReadOnlyList<string> After { get; } = ["catalogue 2", "stock 5", "unchanged 4"];

    public static bool HasBash => OperatingSystem.IsLinux() && Executables.Find("bash") is not null && Executables.Find("jq") is not null;

    public IReadOnlyList<string> Writes => Has("writes") ? File.ReadAllLines(PathOf("writes")) : [];

    /// <summary>What each alias says: a version, or two and the share of the second.</summary>
    public IReadOnlyList<string> Aliases => [.. Functions.Select(AliasOf)];

    /// <summary>What smoke.sh was asked with, each time.</summary>
    public IReadOnlyList<string> Smokes => File.ReadAllLines(PathOf("smokes"));

    public bool Has(string file) => File.Exists(PathOf(file));

    public void Publish(string function, int version) => File.AppendAllText(PathOf($"{function}.versions"), $"{version}\n");

    /// <summary>Leaves one function without a read, as those are that nobody waits for.</summary>
    public void AskNothingOf(string function) => Stack(name => name == function ? "{}" : ReadOf(name));

    /// <summary>Writes a file by which the world goes wrong; fake-aws lists them.</summary>
    public void Tell(string file, string text = "") => File.WriteAllText(PathOf(file), text);

    public void Heal(string file) => File.Delete(PathOf(file));

    /// <summary>Runs the script, which moves without waiting and checks the shop, and says how it ended and what it printed.</summary>
    public Task<Told> ShiftAsync(params IReadOnlyList<string> arguments) =>
        RunAsync(["--wait", "0", "--smoke", "http://shop.example/api", .. arguments]);

    public Task<Told> RunAsync(IReadOnlyList<string> arguments) => Told.ByAsync(Script, arguments, _folder.FullName, Environment);

    public ProcessGroup Start(IReadOnlyList<string> arguments) => Told.Start(Script, arguments, _folder.FullName, Environment);

    public void Dispose() => _folder.Delete(recursive: true);

    private static IReadOnlyList<string> Functions => ["catalogue", "stock", "unchanged"];

    private string Script => PathOf("shift-traffic.sh");

    private Dictionary<string, string> Environment => new()
    {
        ["PATH"] = $"{_folder.FullName}:{System.Environment.GetEnvironmentVariable("PATH")}",
        ["FAKE_AWS"] = _folder.FullName,
        ["TMPDIR"] = _folder.FullName,
    };

    private static string ReadOf(string function) =>
        $$"""{"method": "GET", "resource": "/{{function}}", "path": "/{{function}}", "pathParameters": {} }""";

    private void Function(string name, int serves, int newest)
    {
        File.WriteAllLines(PathOf($"{name}.versions"), Enumerable.Range(1, newest).Select(version => $"{version}"));
        File.WriteAllText(PathOf($"{name}.alias"), $"{serves}\n");
    }

    private void Stack(Func<string, string> readOf) =>
        Program("pulumi", $"echo '{{{string.Join(", ", Functions.Select(name => $"\"{name}\": {readOf(name)}"))}}}'");

    private void Program(string name, string text)
    {
        File.WriteAllText(PathOf(name), $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf(name), Executable);
        }
    }

    private string AliasOf(string function) => $"{function} {File.ReadAllText(PathOf($"{function}.alias")).Trim()}";

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);
}
