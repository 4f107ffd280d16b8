using System.Text;

namespace Ecommerce.Aws;

/// <summary>What a service answered. It owns its bytes: nothing that is sent later changes them.</summary>
public sealed class AwsAnswer
{
    private readonly byte[] _head;

    internal AwsAnswer(int status, byte[] head, ReadOnlyMemory<byte> body) => (Status, _head, Body) = (status, head, body);

    /// <summary>HTTP status, 2xx unless <see cref="ErrorCode"/> is set.</summary>
    public int Status { get; }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The error, without its namespace, which the request declared as expected; null on success.</summary>
    public string? ErrorCode { get; internal set; }

    /// <summary>
    /// What the service says of that error, at most <see cref="AwsLimits.ErrorMessageCharsMax"/> characters; null on success.
    /// </summary>
    public string? ErrorMessage { get; internal set; }

    /// <summary>The first header of that name, case aside (RFC 9110, section 5.1); null when there is none.</summary>
    public string? Header(string name)
    {
        var lines = new HeaderLines(_head);
        while (lines.Next(out var line, out var value))
        {
            if (Ascii.EqualsIgnoreCase(line, name))
            {
                return Encoding.Latin1.GetString(value);
            }
        }

        return null;
    }
}
