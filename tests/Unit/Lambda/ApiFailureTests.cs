using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using static Ecommerce.Tests.Unit.Lambda.ApiFunctionTests;

namespace Ecommerce.Tests.Unit.Lambda;

/// <summary>What an API's function does when its operations or its connections fail.</summary>
public sealed class ApiFailureTests : IDisposable
{
    private static readonly Route[] s_routes =
    [
        Route.Act("fail", "POST /failing", _ => throw new InvalidOperationException("the secret")),
        Route.Act("starve", "POST /starving", _ => throw new UnavailableException("the table")),
        Route.Act("work", "POST /working", _ => Answer.NoContent),
    ];

    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void AnOperationThatThrowsTellsTheClientNothingAndTheLogEverything()
    {
        var response = Invoke(ProxyEvents.Post("/failing", "/failing", "{}"));

        Status(response).ShouldBe(500);
        Body(response).GetRawText().ShouldBe(
            World.Line("""
            {"type":"https://errors.serverless-ecommerce.dev/internal","title":"Our fault","status":500,
            "detail":"Something went wrong on our side; it has been recorded","instance":"/failing",
            "requestId":"c6af9ac6-7b61-11e6-9a41-93e8deadbeef"}
            """));
        var line = _world.Logged("operation-failed").ShouldHaveSingleItem();
        line.GetProperty("errorMessage").GetString().ShouldBe("the secret");
        line.GetProperty("stackTrace").GetString()!.ShouldContain(nameof(ApiFailureTests));
        line.GetProperty("requestId").GetString().ShouldBe("c6af9ac6-7b61-11e6-9a41-93e8deadbeef");
    }

    [Fact]
    public void WhatWeDependOnMayBeAwayForAWhile()
    {
        var response = Invoke(ProxyEvents.Post("/starving", "/starving", "{}"));

        (Status(response), Header(response, "Retry-After")).ShouldBe((503, "1"));
        Body(response).GetProperty("type").GetString().ShouldBe(Problem.Unavailable.Type);
        response.GetRawText().ShouldNotContain("the table");
        var line = _world.Logged("operation-failed").ShouldHaveSingleItem();
        line.GetProperty("level").GetString().ShouldBe("error");
        line.GetProperty("stackTrace").GetString()!.ShouldContain(nameof(ApiFailureTests));
        line.GetProperty("errorMessage").GetString().ShouldBe("the table");
    }

    [Fact]
    public void WarmingTouchesEveryRouteAndConnects()
    {
        var connections = 0;
        var function = Function(connect: () => connections++);

        function.Warm();

        connections.ShouldBe(1);
    }

    [Fact]
    public void AConnectionThatIsNotToBeHadInInitIsLeftToTheFirstRequest()
    {
        var function = Function(connect: () => throw new UnavailableException("a lost SYN"));

        function.Warm();

        var line = _world.Logged("connect-failed").ShouldHaveSingleItem();
        (line.GetProperty("level").GetString(), line.GetProperty("reason").GetString()).ShouldBe(("warn", "a lost SYN"));
        Status(_world.Invoke(function, ProxyEvents.Post("/working", "/working", "{}").ToJsonString())).ShouldBe(204);
    }

    [Fact]
    public void AnyOtherFailureToConnectIsFatal()
    {
        var function = Function(connect: () => throw new InvalidOperationException("no region"));

        Should.Throw<InvalidOperationException>(function.Warm);
    }

    private JsonElement Invoke(JsonObject request) => _world.Invoke(Function(), request.ToJsonString());

    private IFunction Function(Action? connect = null) => ApiFunction.Create(_world.Host, s_routes, connect);
}
