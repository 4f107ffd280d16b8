using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Ecommerce.Bench.ColdStart.Serving;

/// <summary>
/// A DynamoDB that knows one item of each table and answers GetItem with it, on a thread of its own, to one connection at a time. It
/// does as little as it can, since its work is in every variant's figures; that signatures are right is tested elsewhere.
/// </summary>
internal sealed class FakeDynamoDb : IDisposable
{
    /// <summary>The name its certificate is for, and that clients resolve.</summary>
    public const string Host = "localhost";

    private const string RequestId = "7O4J3K0ENSGOHQ4AHBVB5VV4KQNSO5AEMVJF66Q9ASUAAJG";

    private readonly Socket _listener = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
    private readonly HttpRequest _request = new();
    private readonly TestChain? _chain;
    private readonly (byte[] Table, byte[] Answer)[] _answers;

    /// <param name="chain">What to show over TLS 1.3; null for plain HTTP.</param>
    /// <param name="items">The item of each table, as JSON.</param>
    public FakeDynamoDb(TestChain? chain, IReadOnlyDictionary<string, string> items)
    {
        _chain = chain;
        _answers = [.. items.Select(i => (Encoding.ASCII.GetBytes($"\"{i.Key}\""), Answer($$"""{"Item":{{i.Value}}}""")))];
        _listener.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        _listener.Listen();
        Endpoint = $"{(chain is null ? "http" : "https")}://{Host}:{((IPEndPoint)_listener.LocalEndPoint!).Port}";
        new Thread(Serve) { IsBackground = true, Name = Endpoint }.Start();
    }

    public string Endpoint { get; }

    /// <summary>The last connection that ended before its time, in words.</summary>
    public string? Failure { get; private set; }

    public void Dispose() => _listener.Dispose();

    private void Serve()
    {
        while (true)
        {
            try
            {
                using var socket = _listener.Accept();
                socket.NoDelay = true;
                using var stream = Secure(new NetworkStream(socket));
                Converse(stream);
            }
            catch (Exception ended) when (ended is IOException or AuthenticationException)
            {
                Failure = ended.Message; // The process under measurement is killed in the middle of whatever it does.
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private Stream Secure(NetworkStream plain)
    {
        if (_chain is null)
        {
            return plain;
        }

        SslStream secure = new(plain);
        secure.AuthenticateAsServer(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = _chain.Context,
            EnabledSslProtocols = SslProtocols.Tls13,
        });
        return secure;
    }

    private void Converse(Stream stream)
    {
        while (_request.Read(into => stream.Read(into)))
        {
            stream.Write(Find());
        }
    }

    private byte[] Find()
    {
        if (_request.Header("x-amz-target:"u8).SequenceEqual("DynamoDB_20120810.GetItem"u8)
            && _request.Header("authorization:"u8).StartsWith("AWS4-HMAC-SHA256 "u8))
        {
            foreach (var (table, answer) in _answers)
            {
                if (_request.Body.IndexOf(table) >= 0)
                {
                    return answer;
                }
            }
        }

        return Answer("""{"__type":"com.amazon.coral.validate#ValidationException","message":"No such item here"}""", "400 Bad Request");
    }

    private static byte[] Answer(string json, string status = "200 OK") => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 {status}\r\nServer: Server\r\nContent-Type: application/x-amz-json-1.0\r\nConnection: keep-alive\r\n"
        + $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\nx-amzn-RequestId: {RequestId}\r\n\r\n{json}");
}
