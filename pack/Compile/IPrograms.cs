using Ecommerce.Local.Processes;

namespace Ecommerce.Pack.Compile;

/// <summary>The programs of a machine.</summary>
internal interface IPrograms
{
    bool Has(string name);

    /// <summary>What a program prints on a question about itself, such as its version; empty when it cannot say.</summary>
    Task<string> AskAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation);
}

/// <summary>Those of this machine.</summary>
internal sealed class Programs : IPrograms
{
    public bool Has(string name) => Executables.Find(name) is not null;

    public async Task<string> AskAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var path = Executables.Find(program) ?? program;
        var search = Environment.GetEnvironmentVariable("PATH") ?? "";
        using var process = ProcessGroup.Start(path, arguments, Environment.CurrentDirectory, [new("PATH", search)]);
        await using var kill = cancellation.UnsafeRegister(static state => ((ProcessGroup)state!).Kill(), process);
        using var output = new StreamReader(process.Output);
        var text = await output.ReadToEndAsync(CancellationToken.None);
        var exitCode = await process.WaitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return exitCode == 0 ? text.Trim() : "";
    }
}
