using System.ComponentModel;
using System.Diagnostics;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>The official aws CLI, if this machine has it; the test is skipped with this reason if not.</summary>
internal sealed class AwsCommandLine(Uri endpoint, string id, string secret, string token) : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("aws-cli-");

    /// <summary>All that it prints.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("aws", [.. arguments, "--endpoint-url", endpoint.ToString(), "--output", "json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string Name, string Value)[] environment =
        [
            ("AWS_ACCESS_KEY_ID", id), ("AWS_SECRET_ACCESS_KEY", secret), ("AWS_SESSION_TOKEN", token),
            ("AWS_REGION", TrustWorld.Region), ("AWS_DEFAULT_REGION", TrustWorld.Region), ("AWS_MAX_ATTEMPTS", "1"),
            ("AWS_CONFIG_FILE", Path.Combine(_home.FullName, "config")), ("AWS_EC2_METADATA_DISABLED", "true"),
            ("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(_home.FullName, "credentials")), ("AWS_PAGER", ""), ("NO_PROXY", "127.0.0.1"),
        ];
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Started(start);
        var cancellation = TestContext.Current.CancellationToken;
        var printed = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return string.Concat(printed);
    }

    public void Dispose() => _home.Delete(recursive: true);

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            Assert.Skip($"The aws CLI is not installed here: {error.Message}");
            throw; // Not reached; the compiler does not know.
        }
    }
}
