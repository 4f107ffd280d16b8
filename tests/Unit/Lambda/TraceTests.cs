using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Ecommerce.Lambda;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class TraceTests : IDisposable
{
    private const string Sampled = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1;Lineage=a:0";

    private readonly Socket _daemon = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly World _world;

    public TraceTests()
    {
        _daemon.Bind(new IPEndPoint(IPAddress.Loopback, port: 0));
        _world = new World(("AWS_XRAY_DAEMON_ADDRESS", _daemon.LocalEndPoint!.ToString()!));
    }

    public void Dispose()
    {
        _world.Dispose();
        _daemon.Dispose();
    }

    [Fact]
    public void ASampledInvocationSendsItsActivitiesAsSubsegments()
    {
        _world.Invoke(new ActFunction((_, _) =>
        {
            using var call = _world.Telemetry.Activities.StartActivity("dynamodb.GetItem", ActivityKind.Client);
            call!.SetTag("rpc.system", "aws-api").SetTag("attempts", 2).SetTag("isRetry", true).SetStatus(ActivityStatusCode.Error);
        }), "{}", Sampled);

        var call = Receive();
        var root = Receive();
        root.GetProperty("name").GetString().ShouldBe("products-api");
        root.GetProperty("trace_id").GetString().ShouldBe("1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
        root.GetProperty("parent_id").GetString().ShouldBe("9a9197af755a6419");
        root.GetProperty("annotations").GetProperty("cold_start").GetBoolean().ShouldBeTrue();
        root.TryGetProperty("fault", out _).ShouldBeFalse();
        call.GetProperty("parent_id").GetString().ShouldBe(root.GetProperty("id").GetString());
        call.GetProperty("trace_id").GetString().ShouldBe("1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
        (call.GetProperty("type").GetString(), call.GetProperty("namespace").GetString()).ShouldBe(("subsegment", "aws"));
        call.GetProperty("fault").GetBoolean().ShouldBeTrue();
        call.GetProperty("annotations").GetRawText().ShouldBe("""{"rpc_system":"aws-api","attempts":2,"isRetry":true}""");
        call.GetProperty("end_time").GetDouble().ShouldBeGreaterThanOrEqualTo(call.GetProperty("start_time").GetDouble());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0")]
    [InlineData("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1")]
    [InlineData("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2eXYZ;Parent=9a9197af755a6419;Sampled=1")]
    [InlineData("Root=;Parent=;Sampled=1")]
    public void WithoutSamplingNoActivityIsMade(string? header)
    {
        Activity? made = null;

        _world.Invoke(new ActFunction((_, _) => made = _world.Telemetry.Activities.StartActivity("call")), "{}", header);

        made.ShouldBeNull();
        _daemon.Available.ShouldBe(0);
    }

    [Theory]
    [InlineData("127.0.0.1:9")]
    [InlineData("nowhere")]
    public void AMissingDaemonTroublesNobody(string address)
    {
        using World world = new(("AWS_XRAY_DAEMON_ADDRESS", address));
        ActFunction function = new((_, _) => world.Telemetry.Activities.StartActivity("call")?.Dispose());

        world.Invoke(function, "{}", Sampled);
        world.Invoke(function, "{}", Sampled);

        world.Logged("invocation").Count.ShouldBe(2);
    }

    [Fact]
    public void AFailedInvocationIsAFault()
    {
        Instance instance = new(new ActFunction((_, _) => throw new InvalidOperationException("no")), _world.Host);

        instance.Invoke(new Invocation("i", default, DateTimeOffset.MaxValue, Sampled), new ByteBuffer());
        instance.Flush();

        Receive().GetProperty("fault").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void ADocumentStaysBelowItsBound()
    {
        _world.Invoke(new ActFunction((_, _) =>
        {
            using var call = _world.Telemetry.Activities.StartActivity("call/ü!");
            for (var i = 0; i < LambdaLimits.TraceAnnotationsMax; i++)
            {
                call!.SetTag($"k{i}", new string('\u0001', 1000));
            }
        }), "{}", Sampled);

        var call = Receive();
        call.GetProperty("name").GetString().ShouldBe("call/__");
        call.GetProperty("annotations").GetRawText().ShouldBe("{}");
    }

    [Fact]
    public void TheNumberOfAnnotationsHasABound()
    {
        _world.Invoke(new ActFunction((_, _) =>
        {
            using var call = _world.Telemetry.Activities.StartActivity("call");
            for (var i = 0; i < LambdaLimits.TraceAnnotationsMax + 1; i++)
            {
                call!.SetTag($"k{i}", i);
            }
        }), "{}", Sampled);

        Receive().GetProperty("annotations").EnumerateObject().Count().ShouldBe(LambdaLimits.TraceAnnotationsMax);
    }

    [Fact]
    public void TheNumberOfDocumentsHasABound()
    {
        _daemon.ReceiveBufferSize = 1024 * 1024;

        _world.Invoke(new ActFunction((_, _) =>
        {
            for (var i = 0; i < LambdaLimits.TraceDocumentsMax + 1; i++)
            {
                _world.Telemetry.Activities.StartActivity("call")!.Dispose();
            }
        }), "{}", Sampled);

        for (var i = 0; i < LambdaLimits.TraceDocumentsMax; i++)
        {
            Receive();
        }

        _daemon.Available.ShouldBe(0);
    }

    private JsonElement Receive()
    {
        var buffer = new byte[LambdaLimits.TraceDocumentBytesMax];
        var text = Encoding.UTF8.GetString(buffer, 0, _daemon.Receive(buffer));
        const string Header = "{\"format\":\"json\",\"version\":1}\n";
        text.ShouldStartWith(Header);
        return World.Json(text[Header.Length..]);
    }
}
