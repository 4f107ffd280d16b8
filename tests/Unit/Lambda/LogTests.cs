using System.Text;
using Ecommerce.Lambda;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class LogTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void ALineIsOneObjectWithItsContextAndFields()
    {
        _world.Invoke(Logging(log => log.Info(
            "product-created", ("productId", "prd_1"), ("count", 3), ("big", 5_000_000_000), ("ratio", 0.5), ("isNew", true))), "{}",
            trace: "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0");

        _world.Lines[0].ShouldBe(
            World.Line("""
                {"timestamp":"2026-11-22T13:08:00.123Z","level":"info","event":"product-created","service":"products",
                "function":"products-api","requestId":"inv-1","traceId":"1-5bef4de7-ad49b0e87f6ef6c87fc2e700",
                "coldStart":true,"productId":"prd_1","count":3,"big":5000000000,"ratio":0.5,"isNew":true}
                """));
    }

    [Fact]
    public void AnInvocationHasOneLineThatSaysHowItWent()
    {
        var function = Logging(_ => _world.Clock.Advance(TimeSpan.FromMilliseconds(12.5)));

        _world.Invoke(function, "{}");
        _world.Invoke(function, "{}");

        _world.Logged("invocation").Select(line => line.ToString()).ShouldBe(
        [
            World.Line("""
                {"timestamp":"2026-11-22T13:08:00.135Z","level":"info","event":"invocation","service":"products",
                "function":"products-api","requestId":"inv-1","coldStart":true,"operation":"products-api","status":"ok",
                "durationMs":12.5}
                """),
            World.Line("""
                {"timestamp":"2026-11-22T13:08:00.148Z","level":"info","event":"invocation","service":"products",
                "function":"products-api","requestId":"inv-1","coldStart":false,"operation":"products-api","status":"ok",
                "durationMs":12.5}
                """),
        ]);
    }

    [Fact]
    public void ARequestsLinesCarryTheIdsOfGatewayClientAndTrace()
    {
        var function = ApiFunction.Create(_world.Host, [Route.Act("act", "POST /x", _ => Answer.NoContent)]);

        _world.Invoke(function, ProxyEvents.Post("/x", "/x", "")
            .WithHeader("X-Correlation-Id", "corr-1")
            .WithHeader("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").ToJsonString());

        var line = _world.Logged("invocation").ShouldHaveSingleItem();
        line.GetProperty("requestId").GetString().ShouldBe("c6af9ac6-7b61-11e6-9a41-93e8deadbeef");
        line.GetProperty("invocationId").GetString().ShouldBe("inv-1");
        line.GetProperty("correlationId").GetString().ShouldBe("corr-1");
        line.GetProperty("clientTraceId").GetString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        (line.GetProperty("operation").GetString(), line.GetProperty("status").GetString()).ShouldBe(("act", "204"));
    }

    [Theory]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331")]
    [InlineData("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01")]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    public void ATraceparentOfAnotherFormIsIgnored(string traceparent)
    {
        var function = ApiFunction.Create(_world.Host, [Route.Act("act", "POST /x", _ => Answer.NoContent)]);

        _world.Invoke(function, ProxyEvents.Post("/x", "/x", "").WithHeader("traceparent", traceparent).ToJsonString());

        _world.Logged("invocation")[0].TryGetProperty("clientTraceId", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, "info warn error")]
    [InlineData("debug", "debug info warn error")]
    [InlineData("WARN", "warn error")]
    [InlineData("error", "error")]
    [InlineData("loud", "info warn error")]
    public void TheLevelComesFromTheEnvironment(string? level, string expected)
    {
        using World world = level is null ? new() : new(("LOG_LEVEL", level));
        var log = world.Telemetry.Log;

        log.Debug("a-line");
        log.Info("a-line");
        log.Warn("a-line");
        log.Error("a-line", exception: null);

        string.Join(' ', world.Logged("a-line").Select(line => line.GetProperty("level").GetString())).ShouldBe(expected);
    }

    [Fact]
    public void WhateverATextHoldsALineStaysOneLine()
    {
        _world.Telemetry.Log.Info(
            "odd", ("text", "a\n\"b\"\\\u0000\ud800"), ("missing", (string?)null), ("endless", double.PositiveInfinity));

        var line = World.Json(_world.Lines.ShouldHaveSingleItem());
        line.GetProperty("text").GetString().ShouldBe("a\n\"b\"\\\0\ufffd");
        line.GetProperty("missing").GetString().ShouldBeNull();
        line.GetProperty("endless").GetRawText().ShouldBe("null");
    }

    [Property]
    public void EveryTextIsOneLineOfJson(string? text)
    {
        using World world = new();

        world.Telemetry.Log.Info("any", ("text", text));

        World.Json(world.Lines.ShouldHaveSingleItem()).TryGetProperty("text", out _).ShouldBeTrue();
    }

    [Fact]
    public void ATextAboveItsBoundIsCutAndMarked()
    {
        var most = new string('x', LambdaLimits.LogTextCharsMax);
        _world.Telemetry.Log.Info("long", ("fits", most), ("cut", most + "y"));

        var line = _world.Logged("long")[0];
        line.GetProperty("fits").GetString().ShouldBe(most);
        line.GetProperty("cut").GetString()!.Length.ShouldBe(LambdaLimits.LogTextCharsMax);
        line.GetProperty("cut").GetString()!.ShouldEndWith("…[cut]");
    }

    [Fact]
    public void FieldsAboveTheirBoundAreCounted()
    {
        var fields = Enumerable.Range(0, LambdaLimits.LogFieldsMax + 2).Select(i => (LogField)($"f{i}", i)).ToArray();
        _world.Telemetry.Log.Info("many", fields);

        var line = _world.Logged("many")[0];
        line.TryGetProperty($"f{LambdaLimits.LogFieldsMax - 1}", out _).ShouldBeTrue();
        line.GetProperty("fieldsCut").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void ALineHasABoundWhateverIsInIt()
    {
        var widest = new string('\u0001', LambdaLimits.LogTextCharsMax);
        var fields = Enumerable.Range(0, LambdaLimits.LogFieldsMax).Select(i => (LogField)($"f{i}", widest)).ToArray();
        _world.Telemetry.Log.Error("wide", new InvalidOperationException(widest), fields);

        Encoding.UTF8.GetByteCount(_world.Lines[0]).ShouldBeLessThanOrEqualTo(LambdaLimits.LogLineBytesMax);
        _world.Logged("wide")[0].GetProperty("fieldsCut").GetInt32().ShouldBePositive();
    }

    [Fact]
    public void AStackTraceHasABound()
    {
        _world.Telemetry.Log.Error("deep", new InvalidOperationException(new string('x', LambdaLimits.LogStackTraceCharsMax)));

        _world.Logged("deep")[0].GetProperty("stackTrace").GetString()!.Length.ShouldBe(LambdaLimits.LogStackTraceCharsMax);
    }

    private ActFunction Logging(Action<Log> log) => new((_, _) => log(_world.Telemetry.Log));
}
