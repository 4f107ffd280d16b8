using Ecommerce.Pack.Compile;

namespace Ecommerce.Tests.Unit.Pack;

/// <summary>A machine with the programs it is told to have; each says its name as its version, and clang finds every file.</summary>
internal sealed class FakePrograms(params string[] names) : IPrograms
{
    /// <summary>Where clang finds start files, for every processor; null: nowhere.</summary>
    public string? StartFiles { get; init; }

    public bool Has(string name) => names.Contains(name);

    public Task<string> AskAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        const string Question = "-print-file-name=";
        var file = arguments.LastOrDefault(a => a.StartsWith(Question, StringComparison.Ordinal))?[Question.Length..];
        return Task.FromResult(
            file is null ? $"{program} 1.0\nmore" : StartFiles is null ? file : Path.Combine(StartFiles, file));
    }
}
