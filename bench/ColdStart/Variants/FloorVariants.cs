using System.Diagnostics;
using Ecommerce.Local.Processes;

namespace Ecommerce.Bench.ColdStart.Variants;

/// <summary>The least that a process can do, in C: what is left above it is ours, or .NET's.</summary>
internal static class FloorVariants
{
    /// <summary>Compiles the sources beside this program.</summary>
    public static Field Build(string folder)
    {
        if (Executables.Find("cc") is not { } compiler)
        {
            return Field.Skipped("c", "there is no C compiler (cc)");
        }

        Field plain = Compile(compiler, folder, "plain", []) is { } failed
            ? Field.Skipped("c", failed)
            : new([Floor("c", Calls.None, folder, "plain")], []);
        Field reading = Compile(compiler, folder, "dynamodb", ["-lssl", "-lcrypto"]) is { } missing
            ? Field.Skipped("c + OpenSSL", $"{missing} (libssl-dev has OpenSSL's headers)")
            : new([Floor("c + OpenSSL", Calls.Tls, folder, "dynamodb"), Floor("c + OpenSSL", Calls.Http, folder, "dynamodb")], []);
        return Field.Join([plain, reading]);
    }

    private static Entry Floor(string name, Calls calls, string folder, string program)
    {
        var path = Path.Combine(folder, program);
        return new(name, Kind.Floor, calls, new([path], [path], new Dictionary<string, string>()), Question.CommonInPart.Of(calls));
    }

    // What went wrong, in its first line; null: nothing.
    private static string? Compile(string compiler, string folder, string name, IReadOnlyList<string> libraries)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Floors", $"{name}.c");
        ProcessStartInfo start = new(compiler, ["-O2", "-s", "-o", Path.Combine(folder, name), source, .. libraries])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : errors.Split('\n')[0];
    }
}
