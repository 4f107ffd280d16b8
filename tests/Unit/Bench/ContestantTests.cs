using Ecommerce.Bench.ColdStart.Measuring;
using Ecommerce.Bench.ColdStart.Serving;
using Ecommerce.Bench.ColdStart.Variants;

namespace Ecommerce.Tests.Unit.Bench;

/// <summary>What is measured must be what is meant: whatever else a process does ends the run.</summary>
public sealed class ContestantTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cold-start-").FullName;
    private readonly World _world;

    public ContestantTests() => _world = new(_folder, TimeProvider.System);

    [Fact]
    public void AProcessThatEndsIsToldWithItsOwnWords()
    {
        var message = Broken("echo out of luck >&2; exit 3");

        message.ShouldStartWith("some (None): it ended by itself with exit code 3");
        message.ShouldContain("It wrote: out of luck");
    }

    [Fact]
    public void AProcessThatTellsOfAFailureIsToldWithIt() =>
        Broken("""
            exec 3<>/dev/tcp/${AWS_LAMBDA_RUNTIME_API/:/\/}
            printf 'POST /2018-06-01/runtime/init/error HTTP/1.1\r\nContent-Length: 4\r\n\r\nwoe!' >&3; read <&3
            """).ShouldContain("POST /2018-06-01/runtime/init/error HTTP/1.1\nwoe!");

    [Fact]
    public void AWrongAnswerEndsTheRun() =>
        Broken(Answering("""{"statusCode":500,"body":"{\"id\":\"1\"}"}""")).ShouldContain("it answered 500");

    [Fact]
    public void ARightAnswerIsMeasured()
    {
        using var contestant = Contestant(Answering("""{"statusCode":200,"body":"{\"id\":\"1\"}"}"""));

        var sample = contestant.Start(memoryMb: null, warmCount: 0);

        sample.CpuMs.ShouldBeGreaterThan(0);
        sample.TotalMs.ShouldBe(sample.InitMs + sample.FirstMs);
        sample.PeakKib.ShouldBeGreaterThan(0);
        sample.WarmUs.ShouldBeNull();
    }

    public void Dispose()
    {
        _world.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Answering(string answer) => $$"""
        exec 3<>/dev/tcp/${AWS_LAMBDA_RUNTIME_API/:/\/}
        printf 'GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\n\r\n' >&3; read <&3
        body='{{answer}}'
        printf 'POST /2018-06-01/runtime/invocation/1/response HTTP/1.1\r\nContent-Length: %d\r\n\r\n%s' ${#body} "$body" >&3
        while read -r line <&3; do case $line in *' 202 '*) break;; esac; done
        printf 'GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\n\r\n' >&3; exec sleep 60
        """;

    private string Broken(string script)
    {
        using var contestant = Contestant(script);
        return Should.Throw<BrokenVariantException>(() => contestant.Start(memoryMb: null, warmCount: 0)).Message;
    }

    private Contestant Contestant(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/bin/bash"), "needs Linux, as the bench does, and bash");
        Launch launch = new(["/bin/bash", "-c", script], [], new Dictionary<string, string>());
        return new(new("some", Kind.Peer, Calls.None, launch, new("{}", 200, "id", "1")), _world);
    }
}
