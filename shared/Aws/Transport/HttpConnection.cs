using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Ecommerce.Aws;

/// <summary>One open connection to one host, plain or TLS, and the answers that come over it.</summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly SocketStream _socket;
    private readonly Stream _stream;
    private readonly AnswerReader _answers;
    private bool _hasAnswered;

    private HttpConnection(SocketStream socket, Stream stream) =>
        (_socket, _stream, _answers) = (socket, stream, new AnswerReader(stream));

    /// <summary>When it was last used, as the clock's timestamp.</summary>
    public long UsedAt { get; set; }

    /// <summary>The server has neither closed it nor spoken unasked. A new one may hold TLS tickets nobody has read yet.</summary>
    public bool IsFresh => !_hasAnswered || !_socket.HasSomethingToRead();

    /// <summary>Another request may follow.</summary>
    public bool CanGoOn => _answers.CanGoOn;

    public static HttpConnection Open(Uri endpoint, AttemptTimer timer)
    {
        var socket = SocketStream.Connect(endpoint.IdnHost, endpoint.Port, timer);
        try
        {
            return new HttpConnection(socket, endpoint.Scheme is "https" ? Secure(socket, endpoint.IdnHost) : socket);
        }
        catch (WireException)
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Nothing of an answer came: if the connection was idle before, the server had closed it and never saw the request.</summary>
    public bool IsUnanswered => !_answers.HasBegun;

    /// <summary>Sends one request and reads its answer.</summary>
    public AwsAnswer Exchange(WireRequest request)
    {
        try
        {
            _answers.HasBegun = false;
            _stream.Write(request.First);
            _stream.Write(request.Rest);
            var answer = _answers.Read(request.IsHead);
            _hasAnswered = true;
            return answer;
        }
        catch (IOException error) when (error is not WireException)
        {
            throw Unwrapped(error);
        }
    }

    public void Dispose() => _stream.Dispose();


    /// <summary>
    /// The roots that <c>SSL_CERT_FILE</c> and <c>SSL_CERT_DIR</c> name, or the system's; the system's TLS versions, no revocation
    /// check and no certificate fetched from the web: neither .NET's nor the SDKs' defaults check revocation, and each would be a call.
    /// </summary>
    private static SslStream Secure(SocketStream socket, string host)
    {
        var stream = new SslStream(socket, leaveInnerStreamOpen: false);
        try
        {
            stream.AuthenticateAsClient(new SslClientAuthenticationOptions
            {
                TargetHost = host,
                CertificateChainPolicy = new X509ChainPolicy
                {
                    RevocationMode = X509RevocationMode.NoCheck,
                    DisableCertificateDownloads = true,
                },
            });
            return stream;
        }
        catch (AuthenticationException error)
        {
            stream.Dispose();
            throw new WireException(new Failure(AwsErrorCodes.Tls, error.Message, FailureKind.Final) { Cause = error });
        }
        catch (IOException error)
        {
            stream.Dispose();
            throw Unwrapped(error);
        }
    }

    private static WireException Unwrapped(IOException error) =>
        error as WireException ?? error.InnerException as WireException ?? WireException.Broken(error.Message, error);
}
