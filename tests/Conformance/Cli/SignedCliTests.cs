using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Emulators.Sts;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Conformance.Cli;

/// <summary>
/// Whose calls the listener takes. That the right keys are let in, every other test of the CLI and of the SDK shows by the way.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
/// https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
/// </summary>
public sealed class SignedCliTests
{
    private const string NoCli = "the aws CLI is not on PATH; 'pip install awscli' brings one";
    private const string Mismatch = "The request signature we calculated does not match the signature you provided. "
        + "Check your AWS Secret Access Key and signing method.";
    private const string Unknown = "The security token included in the request is invalid.";

    private static readonly AccessKey s_wrongSecret = Clients.Key with { Secret = "another/secret" };
    private static readonly AccessKey s_unknownKey = Clients.Key with { Id = "AKIACONFORMANCE99999" };

    public static bool HasCli => AwsCli.IsInstalled;

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task TheHolderOfTheKeyIsToldWhoItIs()
    {
        await using var world = await GuardedWorld.StartAsync();

        var identity = await world.Aws(Clients.Key).OkAsync("sts", "get-caller-identity");

        identity.GetProperty("Account").GetString().ShouldBe("000000000000");
        identity.GetProperty("Arn").GetString().ShouldBe(Caller.Owner.Arn);
        identity.GetProperty("UserId").GetString().ShouldBe(Caller.Owner.UserId);
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task AWrongSecretIsRefusedInEachServicesWords()
    {
        await using var world = await GuardedWorld.StartAsync();
        var aws = world.Aws(s_wrongSecret);

        (await aws.RefusedAsync("lambda", "list-functions")).ShouldContain(
            $"An error occurred (InvalidSignatureException) when calling the ListFunctions operation: {Mismatch}");
        (await aws.RefusedAsync("sts", "get-caller-identity")).ShouldContain(
            $"An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation: {Mismatch}");
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task AnUnknownKeyIsRefusedInEachServicesWords()
    {
        await using var world = await GuardedWorld.StartAsync();
        var aws = world.Aws(s_unknownKey);

        (await aws.RefusedAsync("lambda", "list-functions")).ShouldEndWith(
            $"An error occurred (UnrecognizedClientException) when calling the ListFunctions operation: {Unknown}");
        (await aws.RefusedAsync("sts", "get-caller-identity")).ShouldEndWith(
            $"An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: {Unknown}");
    }

    // By the SDK, which is quicker.
    [Fact]
    public async Task DynamoDbRefusesBothInItsWords()
    {
        await using var ours = await Ours.StartAsync();
        using var wrong = Clients.Dynamo(ours.Address, s_wrongSecret);
        using var unknown = Clients.Dynamo(ours.Address, s_unknownKey);

        (await wrong.ListTablesAsync().RefusalAsync()).ShouldStartWith($"InvalidSignatureException: {Mismatch}");
        (await unknown.ListTablesAsync().RefusalAsync()).ShouldBe($"UnrecognizedClientException: {Unknown}");
    }

    private sealed class GuardedWorld : IAsyncDisposable
    {
        private readonly LambdaHost _host = new(TimeProvider.System);
        private readonly AsyncInvocations _asynchronous;
        private Ours _ours = null!;

        private GuardedWorld() => _asynchronous = new(_host, TimeProvider.System);

        public AwsCli Aws(AccessKey key) => new(_ours.Address, key);

        public static async Task<GuardedWorld> StartAsync()
        {
            var world = new GuardedWorld();
            world._ours = await Ours.StartAsync(
                clock: null, new LambdaEmulator(world._host, world._asynchronous), new StsEmulator());
            return world;
        }

        public async ValueTask DisposeAsync()
        {
            await _ours.DisposeAsync();
            await _asynchronous.DisposeAsync();
            await _host.DisposeAsync();
        }
    }
}
