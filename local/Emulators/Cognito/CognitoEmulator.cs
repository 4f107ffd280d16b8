using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// User pools over one SQLite file: AWS JSON 1.1 in, the service's answers and refusals out, and functions of this process asked at the
/// moments at which the pools ask them. Mails go nowhere but into the file.
/// </summary>
public sealed class CognitoEmulator : IEmulator, IDisposable
{
    private const string ContentType = "application/x-amz-json-1.1";

    private static readonly JsonWriterOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FileStore _store;
    private readonly CognitoEngine _engine;

    private CognitoEmulator(FileStore store, CognitoEngine engine) => (_store, _engine) = (store, engine);

    public string Service => "cognito-idp";

    /// <summary>The mails that pools have sent, the latest first.</summary>
    public IReadOnlyList<Mail> Mails => _store.Run(Cognito.Mails.All);

    /// <summary>How many passwords were looked at since the start: one for each try, also where nobody has the name.</summary>
    public long PasswordsCompared => _engine.PasswordsCompared;

    /// <summary>Everybody in every pool, for the console page.</summary>
    public IReadOnlyList<UserSummary> Users => _store.Run(session => _engine.Pools.All
        .SelectMany(pool => UserRows.All(session, pool.Id).Select(user => new UserSummary(
            pool.Name, user.Email, user.Sub, user.IsEnabled ? user.StatusText : "DISABLED",
            GroupRows.Of(session, pool.Id, user.Sub), user.TotpSecret is not null, user.CreatedAt)))
        .ToArray());

    /// <summary>Opens the data of earlier runs, or starts without any. A file that cannot be used is named in the exception.</summary>
    public static CognitoEmulator Open(
        string file, UserPools pools, IPoolTriggers triggers, TimeProvider clock, PoolSettings? settings = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(pools);
        ArgumentNullException.ThrowIfNull(triggers);
        ArgumentNullException.ThrowIfNull(clock);
        var store = CognitoSchema.Open(file);
        return new(store, new(store, pools, triggers, clock, settings ?? new()));
    }

    /// <summary>Whether anybody may make a call, without a signature.</summary>
    public static bool IsPublic(string operation) => CognitoOperations.Public.Contains(operation);

    public async ValueTask<AwsReply> HandleAsync(AwsCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            return new(200, ContentType, await AnswerAsync(call, cancellation));
        }
        catch (CognitoException refusal)
        {
            return Refuse(400, refusal.Code, refusal.Message);
        }
        catch (JsonException error)
        {
            return Refuse(400, "SerializationException", error.Message);
        }
        catch (SqliteException error)
        {
            return Refuse(500, "InternalErrorException", error.Message);
        }
    }

    /// <summary>Mails to an address, the latest first.</summary>
    public IReadOnlyList<Mail> MailsTo(string address) => _store.Run(session => Cognito.Mails.To(session, address));

    public void Dispose() => _store.Dispose();

    private async Task<byte[]> AnswerAsync(AwsCall call, CancellationToken cancellation)
    {
        var operation = CognitoOperations.Find(call.Operation);
        using var document = JsonDocument.Parse(call.Body.IsEmpty ? "{}"u8.ToArray() : call.Body);
        try
        {
            var request = Request.Of(document.RootElement);
            CognitoAccess.Demand(call.Caller, call.Operation, request);
            return Write(await operation(new(_engine, request, cancellation)));
        }
        catch (InvalidOperationException error) when (error.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true)
        {
            // Bytes that are no UTF-8 and lone surrogates are found only when the string is read, and then by this exception.
            throw CognitoException.Serialization(error.Message);
        }
    }

    private static AwsReply Refuse(int status, string code, string message) => new(status, ContentType, Write(json =>
    {
        json.WriteString("__type", code);
        json.WriteString("message", message);
    }))
    {
        Headers = [new("x-amzn-ErrorType", code)],
    };

    private static byte[] Write(CognitoReply members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, s_relaxed);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}

/// <summary>A user as the console shows it.</summary>
public sealed record UserSummary(
    string Pool, string Email, string Sub, string Status, IReadOnlyList<string> Groups, bool HasAuthenticator, DateTimeOffset CreatedAt);
