using System.Text;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.Cognito;

public sealed class PasswordTests
{
    [Fact]
    public async Task NoPasswordCodeOrTokenIsInTheFile()
    {
        using var pools = new Pools();
        await pools.JoinAsync();
        var tokens = await pools.TokensAsync();
        pools.Reopen(); // The log is in the file now.

        var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(pools.File, TestContext.Current.CancellationToken));

        bytes.ShouldNotContain(Pools.Password);
        bytes.ShouldNotContain((string)tokens["RefreshToken"]!);
        bytes.ShouldContain("\"Iterations\":10");
    }

    [Fact]
    public void TheCostIsWhatIsRecommended() => new PoolSettings().PasswordIterations.ShouldBeGreaterThanOrEqualTo(210_000);

    [Theory]
    [InlineData(Pools.Email)]
    [InlineData("nobody@example.com")]
    [InlineData("invited@example.com")]
    public async Task EveryNameIsRefusedAlikeAfterTheSameWork(string email)
    {
        using var pools = new Pools();
        await pools.JoinAsync();
        await pools.OkAsync("AdminCreateUser", pools.Who("invited@example.com"));
        var before = pools.PasswordsCompared;

        (await pools.RefusedAsync("AdminInitiateAuth", pools.SignIn("Wrong-Horse-7", email)))
            .ShouldBe("NotAuthorizedException: Incorrect username or password.");

        (pools.PasswordsCompared - before).ShouldBe(1);
    }

    [Theory]
    [InlineData("Sh0rt-a", "Password not long enough")]
    [InlineData("nouppercase-7", "Password must have uppercase characters")]
    [InlineData("NOLOWERCASE-7", "Password must have lowercase characters")]
    [InlineData("NoNumbers-Here", "Password must have numeric characters")]
    [InlineData("NoSymbols77", "Password must have symbol characters")]
    public async Task APasswordThatLacksSomethingIsRefusedInCognitosWords(string password, string lack)
    {
        using var pools = new Pools();

        (await pools.RefusedAsync("SignUp", pools.SignUp(password: password)))
            .ShouldBe($"InvalidPasswordException: Password did not conform with policy: {lack}");
    }

    [Fact]
    public async Task ANameIsShutOutForLongerAndLongerAndThenForgotten()
    {
        using var pools = new Pools();
        await pools.JoinAsync();
        const string Wrong = "NotAuthorizedException: Incorrect username or password.";
        const string Shut = "NotAuthorizedException: Password attempts exceeded";
        for (var guess = 0; guess < 5; guess++)
        {
            (await pools.RefusedAsync("AdminInitiateAuth", pools.SignIn("Wrong-Horse-7"))).ShouldBe(Wrong);
        }

        (await pools.RefusedAsync("AdminInitiateAuth", pools.SignIn())).ShouldBe(Shut);
        pools.Clock.Advance(TimeSpan.FromSeconds(1));
        (await pools.RefusedAsync("AdminInitiateAuth", pools.SignIn("Wrong-Horse-7"))).ShouldBe(Wrong);
        pools.Clock.Advance(TimeSpan.FromSeconds(1));
        (await pools.RefusedAsync("AdminInitiateAuth", pools.SignIn())).ShouldBe(Shut, "the wait has doubled");
        pools.Clock.Advance(TimeSpan.FromSeconds(1));

        await pools.TokensAsync();

        (await pools.RefusedAsync("AdminInitiateAuth", pools.SignIn("Wrong-Horse-7"))).ShouldBe(Wrong, "the count began anew");
        await pools.TokensAsync();
    }

    [Theory]
    [InlineData(Pools.Email)]
    [InlineData("nobody@example.com")]
    public async Task ABurstOfGuessesIsCountedOneByOne(string email)
    {
        using var pools = new Pools();
        await pools.JoinAsync();

        var refusals = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            pools.RefusedAsync("AdminInitiateAuth", pools.SignIn("Wrong-Horse-7", email))));

        refusals.Count(words => words.EndsWith("Incorrect username or password.", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Fact]
    public async Task TheShopsClientsTakeNoPasswordFromTheWorld()
    {
        using var pools = new Pools(allowsPasswords: false);
        await pools.JoinAsync();
        var request = pools.SignIn();
        request.Remove("UserPoolId");
        request["AuthFlow"] = "USER_PASSWORD_AUTH";

        (await pools.RefusedAsync("InitiateAuth", request))
            .ShouldBe("InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client");
        (await pools.RefusedAsync("AdminInitiateAuth", pools.SignIn(), Caller.Nobody)).ShouldStartWith("AccessDeniedException: ");
    }
}
