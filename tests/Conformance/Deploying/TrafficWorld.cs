using System.IO.Compression;
using Ecommerce.Local.Processes;
using Ecommerce.Tests.Conformance.Cli;

namespace Ecommerce.Tests.Conformance.Deploying;

/// <summary>A moto with one function that has an alias, and the script in a folder of its own.</summary>
internal sealed class TrafficWorld : IAsyncDisposable
{
    public const string Function = "things";

    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("traffic-");
    private readonly Moto _moto;
    private readonly AwsCli _aws;

    private TrafficWorld(Moto moto) => (_moto, _aws) = (moto, new AwsCli(moto.Address));

    public static async Task<TrafficWorld> StartAsync()
    {
        var world = new TrafficWorld(await Moto.StartAsync());
        var role = await world._aws.OkAsync(
            "iam", "create-role", "--role-name", "things", "--assume-role-policy-document", """{"Version":"2012-10-17","Statement":[]}""");
        await world._aws.OkAsync([
            "lambda", "create-function", "--function-name", Function, "--runtime", "provided.al2023", "--handler", "Things", "--publish",
            "--role", role.GetProperty("Role").GetProperty("Arn").GetString()!, "--zip-file", world.Package("1")]);
        await world._aws.OkAsync("lambda", "create-alias", "--function-name", Function, "--name", "live", "--function-version", "1");
        world.WriteCommands();
        return world;
    }

    public async Task PublishAsync(int version)
    {
        var published = await _aws.OkAsync(
            "lambda", "update-function-code", "--function-name", Function, "--publish", "--zip-file", Package($"{version}"));
        published.GetProperty("Version").GetString().ShouldBe($"{version}");
    }

    /// <summary>Has CloudWatch count errors as Lambda does for a version that was reached through the alias.</summary>
    public Task CountErrorsAsync(int version, int errors) => _aws.OkAsync(
        "cloudwatch", "put-metric-data", "--namespace", "AWS/Lambda", "--metric-data",
        $"MetricName=Errors,Value={errors},Dimensions=[{{Name=FunctionName,Value={Function}}},"
        + $"{{Name=Resource,Value={Function}:live}},{{Name=ExecutedVersion,Value={version}}}]");

    /// <summary>The alias's version, and what it says beside it.</summary>
    public async Task<(string? Version, string Beside)> AliasAsync()
    {
        var alias = await _aws.OkAsync("lambda", "get-alias", "--function-name", Function, "--name", "live");
        var beside = alias.GetProperty("RoutingConfig").GetProperty("AdditionalVersionWeights");
        return (alias.GetProperty("FunctionVersion").GetString(), beside.GetRawText());
    }

    public async Task<(int Exit, string Told)> ShiftAsync()
    {
        using var script = ProcessGroup.Start(
            Executables.Find("bash")!,
            [Path.Combine(AppContext.BaseDirectory, "shift-traffic.sh"), "--wait", "0", Function],
            _folder.FullName,
            [.. _aws.Variables.Where(variable => variable.Key != "PATH"),
                new("PATH", $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}"),
                new("AWS_ENDPOINT_URL", _moto.Address.ToString())]);
        var errors = new StreamReader(script.Errors).ReadToEndAsync(CancellationToken.None);
        var told = await new StreamReader(script.Output).ReadToEndAsync(CancellationToken.None) + await errors;
        return (await script.WaitAsync(TestContext.Current.CancellationToken), told);
    }

    public async ValueTask DisposeAsync()
    {
        await _moto.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // Every version needs other code than the one before.
    private string Package(string text)
    {
        var path = Path.Combine(_folder.FullName, $"{text}.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var bootstrap = new StreamWriter(zip.CreateEntry("bootstrap").Open());
        bootstrap.Write(text);
        return $"fileb://{path}";
    }

    // The real aws, but for invocations, whose last argument is the file of the answer; and a pulumi that knows the function's read.
    private void WriteCommands()
    {
        Write("aws", $$"""
            [ "$2" = invoke ] || exec '{{Executables.Find("aws")}}' "$@"
            for answer; do :; done
            echo '{"statusCode":404}' >"$answer"
            echo None
            """);
        Write("pulumi", $$"""
            echo '{"{{Function}}": {"method": "GET", "resource": "/things", "path": "/things", "pathParameters": {} } }'
            """);
    }

    private void Write(string command, string text)
    {
        var path = Path.Combine(_folder.FullName, command);
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, Executable);
        }
    }
}
