using Ecommerce.Local.Emulators;

namespace Ecommerce.Local;

/// <summary>Turns a request into a call, as a signature sees it: nothing is unescaped, repeated headers are joined.</summary>
internal static class AwsCalls
{
    public static AwsCall HeadOf(HttpContext context)
    {
        var headers = new Dictionary<string, string>();
        foreach (var (name, values) in context.Request.Headers)
        {
            headers[name.ToLowerInvariant()] = string.Join(',', values.ToArray());
        }

        var query = context.Request.QueryString.Value;
        return new(context.Request.Method, RawPath.Of(context), string.IsNullOrEmpty(query) ? "" : query[1..], headers, default);
    }

    /// <summary>The body in an array of its own, since emulators keep what they are given; null when it is too large.</summary>
    public static async ValueTask<byte[]?> BodyOfAsync(HttpContext context)
    {
        if (context.Request.ContentLength > ListenerLimits.AwsBodyBytesMax)
        {
            return null;
        }

        using var body = new PooledBuffer();
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            var fits = body.Length + read.Buffer.Length <= ListenerLimits.AwsBodyBytesMax;
            if (fits)
            {
                body.Append(read.Buffer);
            }

            reader.AdvanceTo(read.Buffer.End);
            if (!fits || read.IsCompleted)
            {
                return fits ? body.Written.ToArray() : null;
            }
        }
    }
}
