using System.CommandLine;
using System.CommandLine.Help;
using Ecommerce.Pack.Compile;

namespace Ecommerce.Pack;

/// <summary>The program behind one door: what goes wrong is one clear line and an exit code, never a stack trace.</summary>
internal static class CommandLine
{
    /// <summary>Longer than the compiler and its children need to be ended.</summary>
    private static readonly TimeSpan s_stopping = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        var options = new Options();
        var root = new RootCommand("Compiles the services and makes the packages that are uploaded to AWS Lambda.");
        options.AddTo(root);
        root.SetAction((parsed, cancellation) => PackAsync(options.Read(parsed), output, errors, cancellation));

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count == 0 || parsed.Action is HelpAction)
        {
            return await InvokeAsync(parsed, output, errors);
        }

        foreach (var error in parsed.Errors)
        {
            await errors.WriteLineAsync(string.Join(' ', error.Message.Split('\n').Select(line => line.Trim())).Trim());
        }

        await errors.WriteLineAsync("--help shows what there is");
        return ExitCode.Usage;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, TextWriter output, TextWriter errors)
    {
        try
        {
            return await parsed.InvokeAsync(new()
            {
                EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = s_stopping, Output = output, Error = errors,
            });
        }
        catch (PackException e)
        {
            await errors.WriteLineAsync(e.Message);
            return ExitCode.Refused;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            await errors.WriteLineAsync($"The disk refuses: {e.Message}");
            return ExitCode.Refused;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("stopped before it was done");
            return ExitCode.Interrupted;
        }
        catch (Exception e) // The outermost place of the program.
        {
            await errors.WriteLineAsync($"The program failed: {e}");
            return ExitCode.Bug;
        }
    }

    private static async Task<int> PackAsync(Order order, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux() || Platform.Host is not { } host)
        {
            throw new PackException("pack compiles for Lambda's Linux and needs Linux on x64 or arm64: use it there, in WSL or in CI");
        }

        var publisher = new Publisher(new(order.RepositoryRoot, order.Work), new Programs(), host);
        var packed = await new Packer(publisher, output).RunAsync(order, cancellation);
        await output.WriteLineAsync();
        foreach (var line in Summary.Table(packed))
        {
            await output.WriteLineAsync(line);
        }

        foreach (var warning in Summary.Warnings(packed))
        {
            await errors.WriteLineAsync(warning);
        }

        return ExitCode.Done;
    }
}
