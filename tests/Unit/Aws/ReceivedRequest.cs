using System.Globalization;
using System.Text;

namespace Ecommerce.Tests.Unit.Aws;

/// <summary>A request as the scripted server saw it. Parsed by other code than the client's, so that both cannot be wrong alike.</summary>
internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string Path => Target.Split('?')[0];

    public string RawQuery => Target.Split('?', 2).ElementAtOrDefault(1) ?? "";

    public string Header(string name) => Headers.Single(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Null when the client closed the connection instead of sending one.</summary>
    public static ReceivedRequest? Read(Stream stream)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var next = stream.ReadByte();
            if (next < 0)
            {
                return null;
            }

            head.Append((char)next);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var start = lines[0].Split(' ');
        var headers = lines[1..].Select(line => line.Split(':', 2)).Select(pair => (Name: pair[0], Value: pair[1].Trim())).ToList();
        var request = new ReceivedRequest(start[0], start[1], headers, Body: []);
        // A client other than ours says no length where there is no body.
        var hasBody = headers.Exists(header => header.Name.Equals("content-length", StringComparison.OrdinalIgnoreCase));
        var body = new byte[hasBody ? int.Parse(request.Header("content-length"), CultureInfo.InvariantCulture) : 0];
        stream.ReadExactly(body);
        return request with { Body = body };
    }
}
