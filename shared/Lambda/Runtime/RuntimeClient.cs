using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Ecommerce.Lambda;

/// <summary>
/// The Runtime API, version 2018-06-01 (AWS Lambda developer guide, "Using the Lambda runtime API for custom runtimes"), over
/// one blocking connection.
/// </summary>
internal sealed class RuntimeClient : IDisposable
{
    // A body up to this size is copied behind its head and sent with it: one call of the system instead of two.
    private const int JoinedBytesMax = 16 * 1024;

    private const int PayloadTooLarge = 413;
    private const int ServerError = 500;

    private readonly HttpConnection _connection;
    private readonly ByteBuffer _head = new();
    private readonly ByteBuffer _report = new();
    private readonly byte[] _next;
    private readonly string _path;
    private readonly string _host;

    /// <param name="endpoint"><c>AWS_LAMBDA_RUNTIME_API</c>: <c>host:port</c> or <c>host:port/prefix</c>.</param>
    public RuntimeClient(string endpoint)
    {
        var parsed = RuntimeEndpoint.Parse(endpoint);
        _connection = new HttpConnection(parsed);
        _path = $"{parsed.Prefix}/2018-06-01/runtime";
        _host = $" HTTP/1.1\r\nHost: {parsed.Host}:{parsed.Port}\r\nUser-Agent: ecommerce-runtime\r\n";
        _next = Encoding.ASCII.GetBytes($"GET {_path}/invocation/next{_host}\r\n");
    }

    /// <summary>
    /// Waits, without a limit (the page asks for none), for the next event; null where <see cref="Interrupt"/> came first.
    /// </summary>
    /// <exception cref="RuntimeApiException">There will be none.</exception>
    public Invocation? Next()
    {
        if (_connection.Await(_next) is not { } answer)
        {
            return null;
        }

        if (answer.Status != 200)
        {
            throw new RuntimeApiException($"The Runtime API answered {answer.Status} to 'next'");
        }

        var requestId = answer.Text("lambda-runtime-aws-request-id"u8);
        if (requestId is not { Length: <= LambdaLimits.RequestIdCharsMax } || !IsToken(requestId))
        {
            throw new RuntimeApiException("The Runtime API sent an event without a usable request id");
        }

        var deadline = Utf8Parser.TryParse(answer.Header("lambda-runtime-deadline-ms"u8), out long milliseconds, out _)
            && milliseconds >= 0 && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : DateTimeOffset.MaxValue;
        return new Invocation(
            requestId,
            answer.Body,
            deadline,
            answer.Text("lambda-runtime-trace-id"u8),
            answer.Text("lambda-runtime-invoked-function-arn"u8));
    }

    /// <summary>Hands over the response; false where the Runtime API finds it too large.</summary>
    public bool Respond(string requestId, ReadOnlySpan<byte> body) =>
        Post($"/invocation/{requestId}/response", errorType: null, body) != PayloadTooLarge;

    /// <summary>Reports that an invocation failed.</summary>
    public void Fail(string requestId, FailureReport report) => Post($"/invocation/{requestId}/error", report);

    /// <summary>Reports that the function could not start. The process should end then.</summary>
    public void FailInit(FailureReport report) => Post("/init/error", report);

    /// <summary>Ends the wait in <see cref="Next"/>, from any thread. An event that has begun to arrive is still given.</summary>
    public void Interrupt() => _connection.Interrupt();

    public void Dispose() => _connection.Dispose();

    private void Post(string resource, FailureReport report)
    {
        _report.Clear();
        report.Write(_report);
        Post(resource, report.Type, _report.Span);
    }

    private int Post(string resource, string? errorType, ReadOnlySpan<byte> body)
    {
        _head.Clear();
        Ascii($"POST {_path}{resource}{_host}Content-Type: application/json\r\nContent-Length: ");
        Ascii(body.Length.ToString(CultureInfo.InvariantCulture));
        if (errorType is not null)
        {
            Ascii($"\r\nLambda-Runtime-Function-Error-Type: {errorType}");
        }

        Ascii("\r\n\r\n");
        if (body.Length <= JoinedBytesMax)
        {
            _head.Write(body);
            body = default;
        }

        var status = _connection.Exchange(_head.Span, body).Status;

        // "500: Container error. Non-recoverable state. Runtime should exit promptly."
        return status < ServerError ? status : throw new RuntimeApiException($"The Runtime API answered {status} to '{resource}'");
    }

    private void Ascii(string text) => _head.Advance(Encoding.ASCII.GetBytes(text, _head.GetSpan(text.Length)));

    private static bool IsToken(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
