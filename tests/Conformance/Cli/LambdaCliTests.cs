using System.Text;
using System.Text.Json;
using Ecommerce.Local.Emulators.Lambda;

namespace Ecommerce.Tests.Conformance.Cli;

/// <summary>The aws CLI against the Lambda emulator, with a function that runs in this process.</summary>
public sealed class LambdaCliTests
{
    private const string NoCli = "the aws CLI is not on PATH; 'pip install awscli' brings one";

    public static bool HasCli => AwsCli.IsInstalled;

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task AFunctionIsListedAndInvoked()
    {
        await using var world = await FunctionWorld.StartAsync();
        var answer = Path.Combine(world.Folder, "answer.json");

        var listed = await world.Aws.OkAsync("lambda", "list-functions");
        listed.GetProperty("Functions")[0].GetProperty("FunctionName").GetString().ShouldBe("shop-echo");
        var invoked = await world.Aws.OkAsync(Invoke("shop-echo", """{"say":"hello"}""", answer));
        invoked.GetProperty("StatusCode").GetInt32().ShouldBe(200);
        (await File.ReadAllTextAsync(answer, TestContext.Current.CancellationToken)).ShouldBe("""{"say":"hello"}""");
        var failed = await world.Aws.OkAsync(Invoke("shop-fail", "{}", answer));
        failed.GetProperty("FunctionError").GetString().ShouldBe("Unhandled");
        (await File.ReadAllTextAsync(answer, TestContext.Current.CancellationToken)).ShouldContain("no tea");
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task AFunctionIsInvokedWithOptions()
    {
        await using var world = await FunctionWorld.StartAsync();
        var answer = Path.Combine(world.Folder, "answer.json");

        // A function that runs in this process writes no log, so that there is no tail of it.
        var invoked = await world.Aws.OkAsync(
            [.. Invoke("shop-echo", "{}", answer), "--log-type", "Tail", "--qualifier", "$LATEST", "--client-context", "e30="]);
        invoked.GetProperty("ExecutedVersion").GetString().ShouldBe("$LATEST");
        invoked.TryGetProperty("LogResult", out _).ShouldBeFalse();
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task FunctionsAreListedInPagesAndDescribed()
    {
        await using var world = await FunctionWorld.StartAsync();
        string[] list = ["lambda", "list-functions", "--page-size", "1", "--max-items", "1"];

        var first = await world.Aws.OkAsync(list);
        var second = await world.Aws.OkAsync([.. list, "--starting-token", first.GetProperty("NextToken").GetString()!]);
        Names(first).ShouldBe(["shop-echo"]);
        Names(second).ShouldBe(["shop-fail"]);
        second.TryGetProperty("NextToken", out _).ShouldBeFalse();
        var configuration = await world.Aws.OkAsync("lambda", "get-function-configuration", "--function-name", "shop-echo");
        configuration.GetProperty("Timeout").GetInt32().ShouldBe(20);
        configuration.GetProperty("State").GetString().ShouldBe("Active");
        var whole = await world.Aws.OkAsync(
            "lambda", "get-function", "--function-name", configuration.GetProperty("FunctionArn").GetString()!);
        whole.GetProperty("Configuration").GetProperty("FunctionName").GetString().ShouldBe("shop-echo");
        whole.GetProperty("Concurrency").GetProperty("ReservedConcurrentExecutions").GetInt32().ShouldBe(1);

        static IEnumerable<string?> Names(JsonElement page) =>
            page.GetProperty("Functions").EnumerateArray().Select(function => function.GetProperty("FunctionName").GetString());
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task WhatIsNotHereIsRefusedByName()
    {
        await using var world = await FunctionWorld.StartAsync();
        var answer = Path.Combine(world.Folder, "answer.json");

        (await world.Aws.RefusedAsync(Invoke("shop-none", "{}", answer))).ShouldEndWith(
            "An error occurred (ResourceNotFoundException) when calling the Invoke operation: "
            + "Function not found: arn:aws:lambda:us-east-1:000000000000:function:shop-none");
        (await world.Aws.RefusedAsync([.. Invoke("shop-echo", "{}", answer), "--qualifier", "7"])).ShouldEndWith(
            "An error occurred (ResourceNotFoundException) when calling the Invoke operation: "
            + "Function not found: arn:aws:lambda:us-east-1:000000000000:function:shop-echo:7");
        (await world.Aws.RefusedAsync([.. Invoke("shop-echo", "{}", answer), "--client-context", "bm8="])).ShouldEndWith(
            "An error occurred (InvalidRequestContentException) when calling the Invoke operation: "
            + "Client context must be a valid Base64-encoded JSON object.");
        (await world.Aws.RefusedAsync("lambda", "delete-function", "--function-name", "shop-echo")).ShouldEndWith(
            "An error occurred (UnknownOperationException) when calling the DeleteFunction operation: "
            + "The local Lambda has no DELETE /2015-03-31/functions/shop-echo");
    }

    // The payload is bytes: version 2 of the CLI wants them in Base64, version 1 takes the text, and a file both take as it is.
    private static string[] Invoke(string function, string payload, string answer)
    {
        var file = answer + ".payload";
        File.WriteAllText(file, payload, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return ["lambda", "invoke", "--function-name", function, "--payload", $"fileb://{file}", answer];
    }

    private sealed class FunctionWorld : IAsyncDisposable
    {
        private readonly LambdaHost _host = new(TimeProvider.System);
        private readonly AsyncInvocations _asynchronous;
        private Ours _ours = null!;

        private FunctionWorld()
        {
            _asynchronous = new(_host, TimeProvider.System);
            _host.Add(Function("shop-echo"), new InProcessCode(_ => (request, _) => new(request.Payload)));
            _host.Add(Function("shop-fail"), new InProcessCode(_ => (_, _) => throw new InvalidOperationException("no tea")));
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("aws-cli-").FullName;

        public AwsCli Aws => new(_ours.Address);

        public static async Task<FunctionWorld> StartAsync()
        {
            var world = new FunctionWorld();
            world._ours = await Ours.StartAsync(clock: null, new LambdaEmulator(world._host, world._asynchronous));
            return world;
        }

        public async ValueTask DisposeAsync()
        {
            await _ours.DisposeAsync();
            await _asynchronous.DisposeAsync();
            await _host.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }

        private static FunctionConfig Function(string name) => new(
            name, "Tests.Handler", TimeSpan.FromSeconds(20), MemoryMb: 128, new Dictionary<string, string>(), 1);
    }
}
