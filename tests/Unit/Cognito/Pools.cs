using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Unit.Gateway;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Tests.Unit.Cognito;

/// <summary>
/// User pools of a test's own, spoken to as the wire has it, with a clock that stands and functions that answer what is wanted.
/// </summary>
internal sealed class Pools : IDisposable
{
    public const string Email = "grace@example.com";
    public const string Password = "Correct-Horse-7";

    private readonly string _folder = Directory.CreateTempSubdirectory("cognito-").FullName;
    private readonly PoolSettings _settings;
    private CognitoEmulator _emulator;

    public Pools(int iterations = 10, bool allowsPasswords = true)
    {
        _settings = new() { PasswordIterations = iterations, AllowsPasswordAuth = allowsPasswords };
        _emulator = Open();
    }

    public ManualClock Clock { get; } = new();

    public FakeTriggers Triggers { get; } = new();

    public UserPool Customers { get; } = GatewayWorld.Pools[Platform.Customers];

    public UserPool Admins { get; } = GatewayWorld.Pools[Platform.Admins];

    public string File => Path.Combine(_folder, "cognito.db");

    public string Code => _emulator.MailsTo(Email)[0].Code;

    public long PasswordsCompared => _emulator.PasswordsCompared;

    public IReadOnlyList<UserSummary> Users => _emulator.Users;

    public IReadOnlyList<Mail> MailsTo(string email) => _emulator.MailsTo(email);

    /// <summary>Closes the file and opens it again, as a restart would.</summary>
    public void Reopen()
    {
        _emulator.Dispose();
        _emulator = Open();
    }

    /// <summary>What a call is answered: the body, or <c>Code: message</c>.</summary>
    public async Task<(JsonNode? Body, string? Refusal)> AskAsync(string operation, JsonObject request, Caller? caller = null)
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = $"AWSCognitoIdentityProviderService.{operation}" };
        var call = new AwsCall("POST", "/", "", headers, JsonSerializer.SerializeToUtf8Bytes(request))
        {
            Caller = caller ?? (CognitoEmulator.IsPublic(operation) ? Caller.Nobody : Caller.Owner),
        };
        var reply = await _emulator.HandleAsync(call, TestContext.Current.CancellationToken);
        var body = JsonNode.Parse(reply.Body.Span)!;
        return reply.Status == 200 ? (body, null) : (null, $"{body["__type"]}: {body["message"]}");
    }

    public async Task<JsonNode> OkAsync(string operation, JsonObject request)
    {
        var (body, refusal) = await AskAsync(operation, request);
        refusal.ShouldBeNull(operation);
        return body!;
    }

    public async Task<string> RefusedAsync(string operation, JsonObject request, Caller? caller = null) =>
        (await AskAsync(operation, request, caller)).Refusal.ShouldNotBeNull(operation);

    public JsonObject SignUp(string email = Email, string password = Password) =>
        new() { ["ClientId"] = Customers.ClientId, ["Username"] = email, ["Password"] = password };

    public JsonObject Confirm(string code, string email = Email) =>
        new() { ["ClientId"] = Customers.ClientId, ["Username"] = email, ["ConfirmationCode"] = code };

    public JsonObject SignIn(string password = Password, string email = Email) => new()
    {
        ["UserPoolId"] = Customers.Id, ["ClientId"] = Customers.ClientId, ["AuthFlow"] = "ADMIN_USER_PASSWORD_AUTH",
        ["AuthParameters"] = new JsonObject { ["USERNAME"] = email, ["PASSWORD"] = password },
    };

    public JsonObject Who(string email = Email) => new() { ["UserPoolId"] = Customers.Id, ["Username"] = email };

    public async Task JoinAsync(string email = Email)
    {
        await OkAsync("SignUp", SignUp(email));
        await OkAsync("ConfirmSignUp", Confirm(MailsTo(email)[0].Code, email));
    }

    /// <summary>The tokens of somebody who has joined.</summary>
    public async Task<JsonNode> TokensAsync() => (await OkAsync("AdminInitiateAuth", SignIn()))["AuthenticationResult"]!;

    public void Dispose()
    {
        _emulator.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private CognitoEmulator Open() => CognitoEmulator.Open(File, GatewayWorld.Pools, Triggers, Clock, _settings);
}

/// <summary>Functions of pools that answer what a test wants, and remember what they were asked.</summary>
internal sealed class FakeTriggers : IPoolTriggers
{
    private readonly Dictionary<PoolMoment, Func<JsonObject, TriggerAnswer>> _answers = [];

    public List<JsonObject> Asked { get; } = [];

    /// <summary>From now on a moment is answered so: the response's members are set.</summary>
    public void Answer(PoolMoment moment, Action<JsonObject> respond) => Answer(moment, question =>
    {
        respond(question["response"]!.AsObject());
        return new TriggerAnswer.Given(question);
    });

    public void Answer(PoolMoment moment, Func<JsonObject, TriggerAnswer> answer) => _answers[moment] = answer;

    public bool Answers(UserPoolSpec pool, PoolMoment moment) => _answers.ContainsKey(moment);

    public Task<TriggerAnswer> AskAsync(UserPoolSpec pool, PoolMoment moment, JsonObject question, CancellationToken cancellation)
    {
        Asked.Add(question.DeepClone().AsObject());
        return Task.FromResult(_answers[moment](question));
    }
}
