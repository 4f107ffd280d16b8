using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class ApiFunctionTests : IDisposable
{
    private readonly World _world = new();
    private ApiRequest? _seen;

    public void Dispose() => _world.Dispose();

    [Fact]
    public void AReadAnswersWithItsValueAndHeaders()
    {
        var response = Invoke(ProxyEvents.Get("/things/{id}", "/things/t-1", """{"id":"t-1"}"""));

        response.GetRawText().ShouldBe(
            World.Line("""
            {"statusCode":200,"headers":{"Content-Type":"application/json","Cache-Control":"no-store","ETag":"\"7\"",
            "X-Correlation-Id":"c6af9ac6-7b61-11e6-9a41-93e8deadbeef"},"body":"{\"id\":\"t-1\",\"name\":\"Größe <ü>\"}",
            "isBase64Encoded":false}
            """));
    }

    [Fact]
    public void AWriteTakesItsBodyAndSaysWhereTheThingIs()
    {
        var response = Invoke(ProxyEvents.Post(
            "/things", "/things", """{"name":"müg 🎉","price":{"amount":1,"currency":"EUR"},"lines":[]}"""));

        Status(response).ShouldBe(201);
        Header(response, "Location").ShouldBe("/things/t-2");
        Body(response).GetProperty("name").GetString().ShouldBe("müg 🎉");
    }

    [Fact]
    public void AnActAnswersWithoutABody()
    {
        var response = Invoke(ProxyEvents.Get("/things/{id}", "/things/t-1", """{"id":"t-1"}""").With("httpMethod", "DELETE"));

        Status(response).ShouldBe(204);
        response.GetProperty("body").GetString().ShouldBe("");
        Header(response, "Content-Type").ShouldBe("application/json");
    }

    [Fact]
    public void ABodyMayComeAsBase64()
    {
        var body = """{"name":"ü","price":{"amount":1,"currency":"EUR"},"lines":[]}""";
        var request = ProxyEvents
            .Post("/things", "/things", Convert.ToBase64String(Encoding.UTF8.GetBytes(body)))
            .With("isBase64Encoded", true);

        Status(Invoke(request)).ShouldBe(201);
    }

    [Theory]
    [InlineData("GET", "/nothing")]
    [InlineData("PUT", "/things")]
    [InlineData("get", "/things/{id}")]
    public void AnUnknownMethodOrPathIsNotFound(string method, string resource)
    {
        var response = Invoke(ProxyEvents.Get(resource, "/some/path").With("httpMethod", method));

        Status(response).ShouldBe(404);
        Body(response).GetProperty("type").GetString().ShouldBe("https://errors.serverless-ecommerce.dev/not-found");
        _world.Logged("invocation")[0].GetProperty("operation").GetString().ShouldBe("unknown-route");
    }

    [Theory]
    [InlineData("a%2Fb%20c", "a/b c")]
    [InlineData("a+b", "a+b")]
    [InlineData("100%2525", "100%25")]
    [InlineData("%C3%BC", "ü")]
    [InlineData("50%", "50%")]
    public void APathParameterIsDecodedOnceAndItsPlusIsAPlus(string sent, string expected)
    {
        Invoke(ProxyEvents.Get("/things/{id}", $"/things/{sent}", $$"""{"id":"{{sent}}"}"""));

        Seen.PathParameter("id").ShouldBe(expected);
        Seen.Path.ShouldBe($"/things/{sent}");
    }

    [Fact]
    public void QueryParametersComeDecodedAndMayRepeat()
    {
        var request = ProxyEvents.Get("/things/{id}", "/things/1", """{"id":"1"}""")
            .With("queryStringParameters", new JsonObject { ["tag"] = "b%20c", ["limit"] = "5" })
            .With(
                "multiValueQueryStringParameters",
                new JsonObject { ["tag"] = new JsonArray("a", "b%20c"), ["limit"] = new JsonArray("5") });

        Invoke(request);

        Seen.Query("tag").ShouldBe("a");
        Seen.QueryAll("tag").ShouldBe(["a", "b%20c"]);
        Seen.QueryNames.ShouldBe(["tag", "limit"]);
        (Seen.Query("Limit"), Seen.Query("none")).ShouldBe((null, null));
    }

    [Fact]
    public void HeadersAreFoundWithoutCaseAndJoinedWhereTheyRepeat()
    {
        Invoke(ProxyEvents.Get("/things/{id}", "/things/1", """{"id":"1"}""").WithHeader("If-None-Match", "\"1\"", "\"2\""));

        Seen.Header("if-none-match").ShouldBe("\"1\", \"2\"");
        Seen.Header("IDEMPOTENCY-KEY").ShouldBeNull();
        Seen.SourceIp.ShouldBe("192.0.2.1");
    }

    [Fact]
    public void SingleHeadersAreEnoughWhereAGatewaySendsNoOthers()
    {
        Invoke(ProxyEvents.Get("/things/{id}", "/things/1", """{"id":"1"}""").With("multiValueHeaders", null));

        Seen.Header("host").ShouldBe("shop.example");
    }

    [Theory]
    [InlineData("admin,support")]
    [InlineData("[admin support]")]
    [InlineData("[admin, support]")]
    public void TheCallerIsWhomTheClaimsName(string groups)
    {
        Invoke(ProxyEvents.Get("/things/{id}", "/things/1", """{"id":"1"}""").WithClaims(
            $$"""
            {"sub":"u-1","scope":"administrator/x customer/web","cognito:groups":"{{groups}}","username":"ada","email":"a@b.c","exp":"1"}
            """));

        var caller = Seen.Caller.ShouldNotBeNull();
        caller.Subject.ShouldBe("u-1");
        caller.Groups.ShouldBe(["admin", "support"]);
        (caller.Username, caller.Email).ShouldBe(("ada", "a@b.c"));
        caller.Has("customer/web").ShouldBeTrue();
        caller.Has("admin/web").ShouldBeFalse();
        caller.Has("administrator").ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"scope":"customer/web"}""")]
    [InlineData("""{"sub":"","scope":"customer/web"}""")]
    [InlineData("null")]
    public void WithoutASubjectThereIsNoCaller(string claims)
    {
        Invoke(ProxyEvents.Get("/things/{id}", "/things/1", """{"id":"1"}""").WithClaims(claims));

        Seen.Caller.ShouldBeNull();
    }

    [Theory]
    [InlineData("order-7!", true)]
    [InlineData("with space", false)]
    [InlineData("ünicode", false)]
    [InlineData("", false)]
    public void AClientsCorrelationIdIsKeptWhereItIsVisibleAscii(string sent, bool isKept)
    {
        var response = Invoke(ProxyEvents.Get("/things/{id}", "/things/1", """{"id":"1"}""").WithHeader("x-correlation-id", sent));

        Header(response, "X-Correlation-Id").ShouldBe(isKept ? sent : "c6af9ac6-7b61-11e6-9a41-93e8deadbeef");
        Seen.CorrelationId.ShouldBe(Header(response, "X-Correlation-Id"));
    }

    [Fact]
    public void AStoredAnswerIsReplayedAsItWas()
    {
        var response = Invoke(ProxyEvents.Post("/replays", "/replays", "{}"));

        Status(response).ShouldBe(201);
        response.GetProperty("headers").GetRawText().ShouldBe(
            World.Line("""
                {"Content-Type":"application/json","Idempotent-Replayed":"true","Cache-Control":"no-store",
                "X-Correlation-Id":"c6af9ac6-7b61-11e6-9a41-93e8deadbeef"}
                """));
        response.GetProperty("multiValueHeaders").GetRawText().ShouldBe("""{"Set-Cookie":["a=1","b=2"]}""");
        response.GetProperty("body").GetString().ShouldBe("""{"stored":true}""");
    }

    [Fact]
    public void NotModifiedHasAnETagAndNoBody()
    {
        var response = Invoke(ProxyEvents.Get("/unchanged", "/unchanged"));

        (Status(response), Header(response, "ETag"), response.GetProperty("body").GetString()).ShouldBe((304, "\"7\"", ""));
    }

    [Fact]
    public void TwoRoutesOfOnePathAreRefused()
    {
        Route[] routes = [Route.Act("a", "POST /x", _ => Answer.NoContent), Route.Act("b", "POST /x", _ => Answer.NoContent)];

        Should.Throw<ArgumentException>(() => ApiFunction.Create(_world.Host, routes)).Message.ShouldStartWith("POST /x is there twice");
    }

    [Theory]
    [InlineData("/x")]
    [InlineData("GET")]
    [InlineData("GET x")]
    public void ARouteIsAMethodAndAPath(string text) =>
        Should.Throw<ArgumentException>(() => Route.Act("a", text, _ => Answer.NoContent));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"version":"2.0","routeKey":"GET /x","rawPath":"/x"}""")]
    [InlineData("""{"Records":[]}""")]
    public void AnEventOfAnotherServiceIsAFailureOfTheInvocation(string payload)
    {
        Instance instance = new(Function(), _world.Host);

        var failure = instance.Invoke(new Invocation("i", Encoding.UTF8.GetBytes(payload), DateTimeOffset.MaxValue), new ByteBuffer());

        failure.ShouldBeOfType<FormatException>();
    }

    [Property]
    public void ASpoiledEventFailsAsItselfAndNothingElse(byte[] noise, ushort at)
    {
        var good = Encoding.UTF8.GetBytes(ProxyEvents.Post("/things", "/things", "{}").WithClaims("""{"sub":"u"}""").ToJsonString());
        byte[] spoiled = [.. good[..(at % good.Length)], .. noise, .. good[(at % good.Length)..]];
        Instance instance = new(Function(), _world.Host);

        var failure = instance.Invoke(new Invocation("i", spoiled, DateTimeOffset.MaxValue), new ByteBuffer());

        (failure is null or JsonException or FormatException).ShouldBeTrue($"{failure}");
    }

    private ApiRequest Seen => _seen.ShouldNotBeNull();

    internal static int Status(JsonElement response) => response.GetProperty("statusCode").GetInt32();

    internal static string? Header(JsonElement response, string name) =>
        response.GetProperty("headers").TryGetProperty(name, out var value) ? value.GetString() : null;

    internal static JsonElement Body(JsonElement response) => World.Json(response.GetProperty("body").GetString()!);

    private JsonElement Invoke(JsonObject request) => _world.Invoke(Function(), request.ToJsonString());

    private IFunction Function() => ApiFunction.Create(_world.Host, Routes());

    private List<Route> Routes() =>
    [
        Route.Read("get-thing", "GET /things/{id}", GetThing, TestWriter.Write),
        Route.Write("create-thing", "POST /things", CreateThing, TestJson.Default.NewThing, TestWriter.Write),
        Route.Act("remove-thing", "DELETE /things/{id}", _ => Answer.NoContent),
        Route.Read<Thing>("replay", "POST /replays", _ => Answer<Thing>.Of(s_stored), TestWriter.Write),
        Route.Read<Thing>("unchanged", "GET /unchanged", _ => Answer<Thing>.NotModified("\"7\""), TestWriter.Write),
    ];

    private static readonly ApiResponse s_stored = new(
        201,
        [new("Content-Type", "application/json"), new("Set-Cookie", "a=1"), new("Idempotent-Replayed", "true"), new("Set-Cookie", "b=2")],
        """{"stored":true}"""u8.ToArray());

    private Result<Answer<Thing>> GetThing(ApiRequest request)
    {
        _seen = request;
        return new Answer<Thing>(new Thing(request.PathParameter("id"), "Größe <ü>")) { ETag = "\"7\"" };
    }

    private Result<Answer<Thing>> CreateThing(NewThing body, ApiRequest request)
    {
        _seen = request;
        return new Answer<Thing>(new Thing("t-2", body.Name)) { Status = 201, Location = "/things/t-2" };
    }
}
