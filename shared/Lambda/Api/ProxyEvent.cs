using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// Reads a REST API's proxy event, payload format 1.0 (API Gateway developer guide, "Input format of a Lambda function for proxy
/// integration"), by hand: this is on the path of every first request.
/// </summary>
internal ref struct ProxyEvent
{
    // Behind CloudFront, so that the list need not grow.
    private const int HeadersUsual = 32;

    private string? _method, _resource, _path, _requestId, _sourceIp, _stagedPath;
    private List<KeyValuePair<string, string>> _pathParameters, _headers, _query;
    private int _singleHeadersAt, _singleQueryAt;
    private ProxyClaims? _claims;
    private ArraySegment<byte> _body;
    private bool _isBase64;
    private Error? _refusal;

    /// <summary>The request, and the error with which to refuse it where it is above a bound.</summary>
    /// <exception cref="FormatException">The event is no REST API proxy event: a wrong integration, nothing a client did.</exception>
    /// <exception cref="JsonException">The event is no JSON.</exception>
    public static (ApiRequest Request, Error? Refusal) Read(ReadOnlySpan<byte> payload, string invocationId, DateTimeOffset now)
    {
        ProxyEvent read = new() { _pathParameters = [], _headers = new(HeadersUsual), _query = [] };
        try
        {
            read.Members(payload);
        }
        catch (InvalidOperationException notUnicode)
        {
            throw new FormatException("The event holds a text that is not Unicode", notUnicode);
        }

        return (read.Request(invocationId, now), read._refusal);
    }

    private void Members(ReadOnlySpan<byte> payload)
    {
        Utf8JsonReader reader = new(payload);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Member(ref reader);
        }

        Otherwise(_headers, payload, _singleHeadersAt);
        Otherwise(_query, payload, _singleQueryAt);
    }

    /// <summary>The event says these twice. The member with one value for each name is read only where that with all is missing.</summary>
    private static void Otherwise(List<KeyValuePair<string, string>> pairs, ReadOnlySpan<byte> payload, int singleAt)
    {
        if (pairs.Count == 0 && singleAt > 0)
        {
            Utf8JsonReader reader = new(payload[singleAt..]);
            reader.Read();
            ProxyText.Pairs(ref reader, pairs);
        }
    }

    private void Member(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("httpMethod"u8))
        {
            _method = ProxyText.String(ref reader);
        }
        else if (reader.ValueTextEquals("resource"u8))
        {
            _resource = ProxyText.String(ref reader);
        }
        else if (reader.ValueTextEquals("path"u8))
        {
            _path = ProxyText.String(ref reader);
        }
        else if (reader.ValueTextEquals("isBase64Encoded"u8))
        {
            reader.Read();
            _isBase64 = reader.TokenType == JsonTokenType.True;
        }
        else if (reader.ValueTextEquals("body"u8))
        {
            ReadBody(ref reader);
        }
        else if (reader.ValueTextEquals("requestContext"u8))
        {
            reader.Read();
            Context(ref reader);
        }
        else
        {
            Pairs(ref reader);
        }
    }

    private void Pairs(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("pathParameters"u8))
        {
            reader.Read();
            ProxyText.Pairs(ref reader, _pathParameters);
        }
        else if (reader.ValueTextEquals("multiValueHeaders"u8))
        {
            reader.Read();
            ProxyText.Pairs(ref reader, _headers);
        }
        else if (reader.ValueTextEquals("multiValueQueryStringParameters"u8))
        {
            reader.Read();
            ProxyText.Pairs(ref reader, _query);
        }
        else if (reader.ValueTextEquals("headers"u8))
        {
            _singleHeadersAt = Pass(ref reader);
        }
        else if (reader.ValueTextEquals("queryStringParameters"u8))
        {
            _singleQueryAt = Pass(ref reader);
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    /// <summary>Where the value begins that was passed over.</summary>
    private static int Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        var at = (int)reader.TokenStartIndex;
        reader.Skip();
        return at;
    }

    private void Context(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("The event's requestContext is no object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("requestId"u8))
            {
                _requestId = ProxyText.String(ref reader);
            }
            else if (reader.ValueTextEquals("path"u8))
            {
                _stagedPath = ProxyText.String(ref reader);
            }
            else if (reader.ValueTextEquals("identity"u8))
            {
                _sourceIp = ProxyText.Member(ref reader, "sourceIp"u8);
            }
            else if (reader.ValueTextEquals("authorizer"u8))
            {
                _claims = ProxyClaims.Read(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private void ReadBody(ref Utf8JsonReader reader)
    {
        const int EscapeBytesMax = 6; // An escaped character is at most six bytes for one.
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            return;
        }

        if (reader.ValueSpan.Length > EscapeBytesMax * LambdaLimits.BodyBytesMax)
        {
            _refusal = JsonBody.TooLarge;
            return;
        }

        var bytes = new byte[reader.ValueSpan.Length];
        try
        {
            _body = new(bytes, 0, reader.CopyString(bytes));
        }
        catch (InvalidOperationException)
        {
            // An escape that is half of a surrogate pair: the client sent what is no Unicode text.
            _refusal = Error.Invalid(new Fault("", JsonFaults.Malformed, "The body must be valid UTF-8"));
        }
    }

    private ApiRequest Request(string invocationId, DateTimeOffset now)
    {
        if (_method is null || _resource is null || _path is null)
        {
            throw new FormatException("The event is not one of a REST API: it lacks httpMethod, resource or path");
        }

        var body = Body();
        for (var i = 0; i < _pathParameters.Count; i++)
        {
            // REST APIs pass path parameters as they were sent (AWS's Amazon.Lambda.TestTool v2 was compared with the service and
            // encodes them for REST APIs alone; serverless/serverless#5037); query parameters they decode. In a path a plus is a plus.
            _pathParameters[i] = new(_pathParameters[i].Key, Uri.UnescapeDataString(_pathParameters[i].Value));
        }

        _refusal ??= ProxyBounds.Check(_headers, _query, _pathParameters);
        var requestId = _requestId ?? invocationId;
        return new ApiRequest
        {
            RequestId = requestId,
            CorrelationId = ProxyBounds.Correlation(ApiRequest.HeaderIn(_headers, "X-Correlation-Id"), requestId),
            Method = _method,
            Resource = _resource,
            Path = _path,
            Root = _stagedPath is { } staged && staged.EndsWith(_path, StringComparison.Ordinal) ? staged[..^_path.Length] : "",
            Now = now,
            Body = body,
            Caller = _claims?.Caller(),
            SourceIp = _sourceIp,
            PathParameters = _pathParameters,
            Headers = _headers,
            QueryParameters = _query,
        };
    }

    private ReadOnlyMemory<byte> Body()
    {
        if (_isBase64 && _body.Count > 0)
        {
            var status = Base64.DecodeFromUtf8InPlace(_body, out var written);
            if (status != OperationStatus.Done)
            {
                throw new FormatException("The event's body is said to be Base64 and is not");
            }

            _body = _body[..written];
        }

        if (_body.Count > LambdaLimits.BodyBytesMax)
        {
            _refusal ??= JsonBody.TooLarge;
        }

        return _body;
    }
}
