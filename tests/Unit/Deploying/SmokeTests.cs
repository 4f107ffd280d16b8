using Ecommerce.Local.Processes;
using Ecommerce.Tests.Unit.Aws;

namespace Ecommerce.Tests.Unit.Deploying;

/// <summary>
/// <c>.github/scripts/smoke.sh</c> names what is wrong with a shop. tests/Shop has it ask one that is right.
/// </summary>
public sealed class SmokeTests
{
    private const string NoCurl = "bash and curl are not both on PATH";

    private static readonly (string Name, int Status, string Type, string Body)[] s_right =
    [
        ("the shop is healthy", 200, "application/json", """{"status":"ok"}"""),
        ("the API describes itself", 200, "application/json; charset=utf-8", """{"openapi":"3.1.0"}"""),
        ("products are listed", 200, "application/json", """{"items":[]}"""),
        ("an unknown path is not found", 404, "application/problem+json", """{"status":404}"""),
        ("nobody writes without a token", 401, "application/problem+json", """{"status":401}"""),
    ];

    public static bool HasCurl => Executables.Find("bash") is not null && Executables.Find("curl") is not null;

    [Fact(Skip = NoCurl, SkipUnless = nameof(HasCurl))]
    public async Task EveryCheckThatPassesIsNamed()
    {
        using var shop = Answering(s_right);

        var smoke = await RunAsync("--attempts", "1", shop.Endpoint.ToString());

        smoke.Exit.ShouldBe(0, smoke.ToString());
        smoke.Output.ShouldBe(string.Concat(s_right.Select(check => $"ok      {check.Name}\n")));
        shop.Requests.Count.ShouldBe(s_right.Length);
    }

    [Theory(Skip = NoCurl, SkipUnless = nameof(HasCurl))]
    [InlineData(0, 500, "application/json", "{}", "answered 500, wanted 200")]
    [InlineData(0, 200, "text/html", "<p>ok", "answered with content type 'text/html', wanted application/json")]
    [InlineData(0, 200, "application/json", """{"status":"starting"}""", "the body has nothing like ")]
    [InlineData(1, 200, "application/json", """{"openapi":"3.0.1"}""", "the body has nothing like ")]
    [InlineData(2, 200, "application/json", "[]", "the body has nothing like ")]
    [InlineData(3, 403, "application/json", """{"message":"Missing Authentication Token"}""", "answered 403, wanted 404")]
    [InlineData(4, 401, "application/json", """{"message":"Unauthorized"}""", "answered with content type 'application/json'")]
    [InlineData(4, 201, "application/json", "{}", "answered 201, wanted 401")]
    public async Task TheFirstCheckThatFailsIsNamedWithItsReason(int check, int status, string type, string body, string reason)
    {
        using var shop = Answering([.. s_right.Take(check), (s_right[check].Name, status, type, body)]);

        var smoke = await RunAsync("--attempts", "1", shop.Endpoint.ToString());

        smoke.Exit.ShouldBe(1, smoke.ToString());
        smoke.Output.ShouldContain($"FAILED  {s_right[check].Name}: {reason}");
        shop.Requests.Count.ShouldBe(check + 1);
    }

    [Fact(Skip = NoCurl, SkipUnless = nameof(HasCurl))]
    public async Task AShopThatWakesUpIsAskedAgain()
    {
        using var shop = Answering([("", 503, "application/json", "{}"), .. s_right]);

        var smoke = await RunAsync("--attempts", "2", shop.Endpoint.ToString());

        smoke.Exit.ShouldBe(0, smoke.ToString());
    }

    [Fact(Skip = NoCurl, SkipUnless = nameof(HasCurl))]
    public async Task AStageThatServesItsFormerDeploymentIsAskedAgain()
    {
        var health = ("", 200, "application/json", Of("1f0c"));
        using var shop = Answering(
            [("", 403, "application/json", "{}"), health, ("", 200, "application/json", Of("0a1b")), health, .. s_right[1..]]);

        var smoke = await RunAsync("--attempts", "1", "--commit", "1f0c", shop.Endpoint.ToString());

        smoke.Exit.ShouldBe(0, smoke.ToString());
        smoke.Output.ShouldStartWith("ok      the shop is healthy\nok      it is of 1f0c\n");
    }

    [Fact(Skip = NoCurl, SkipUnless = nameof(HasCurl))]
    public async Task AnotherCommitThanWasDeployedIsToldInTheEnd()
    {
        var old = ("", 200, "application/json", Of("0a1b"));
        using var shop = Answering(old, old);

        var smoke = await RunAsync("--attempts", "1", "--within", "0", "--commit", "1f0c", shop.Endpoint.ToString());

        smoke.Exit.ShouldBe(1, smoke.ToString());
        smoke.Output.ShouldContain("FAILED  it is of 1f0c: the body has nothing like");
    }

    [Fact(Skip = NoCurl, SkipUnless = nameof(HasCurl))]
    public async Task WhereNobodyListensThatIsTold()
    {
        Uri closed;
        using (var shop = Answering(s_right))
        {
            closed = shop.Endpoint;
        }

        var smoke = await RunAsync("--attempts", "1", closed.ToString());

        smoke.Exit.ShouldBe(1, smoke.ToString());
        smoke.Output.ShouldStartWith("FAILED  the shop is healthy: no answer: curl: (7)");
    }

    [Theory(Skip = NoCurl, SkipUnless = nameof(HasCurl))]
    [InlineData]
    [InlineData("shop.example")]
    [InlineData("--attempts", "0", "http://shop.example")]
    [InlineData("--within", "long", "http://shop.example")]
    [InlineData("--commit", "http://shop.example")]
    [InlineData("--fast", "http://shop.example")]
    [InlineData("http://a.example", "http://b.example")]
    public async Task WrongUsageIsTold(params string[] arguments)
    {
        var misused = await RunAsync(arguments);

        misused.Exit.ShouldBe(2, misused.ToString());
        misused.Errors.ShouldContain("usage: smoke.sh");
    }

    [Fact(Skip = NoCurl, SkipUnless = nameof(HasCurl))]
    public async Task ItSaysHowItIsUsed() => (await RunAsync("--help")).Output.ShouldStartWith("usage: smoke.sh");

    private static string Of(string commit) => $$"""{"status":"ok","commit":"{{commit}}"}""";

    private static ScriptedServer Answering(params IEnumerable<(string Name, int Status, string Type, string Body)> answers) =>
        new([.. answers.Select(answer => ScriptedServer.Json(answer.Body, answer.Status, $"Content-Type: {answer.Type}"))]);

    private static Task<Told> RunAsync(params string[] arguments) => Told.ByAsync(
        Path.Combine(AppContext.BaseDirectory, "smoke.sh"), arguments, AppContext.BaseDirectory, new Dictionary<string, string>());
}
