using System.Text;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>Bodies of the Runtime API: reading one within the limit, and the answers as Lambda words them.</summary>
internal static class RuntimeReply
{
    /// <summary>6 MB of response and 100 bytes of grace, as in Lambda.</summary>
    public const int PayloadBytesMax = (6 * 1024 * 1024) + 100;

    private static readonly byte[] s_accepted = """{"status":"OK"}"""u8.ToArray();

    public static Task AcceptedAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status202Accepted, s_accepted);

    public static Task NotFoundAsync(HttpContext context) =>
        RefuseAsync(context, 404, "InvalidPath", $"{context.Request.Method} {context.Request.Path} is not known here");

    public static Task RefuseAsync(HttpContext context, int status, string errorType, string message)
    {
        var quoted = JsonEncodedText.Encode(message);
        return WriteAsync(context, status, Encoding.UTF8.GetBytes($$"""{"errorMessage":"{{quoted}}","errorType":"{{errorType}}"}"""));
    }

    /// <summary>The body, or null when it is too large; then it was read to its end so that the connection stays good.</summary>
    public static async ValueTask<byte[]?> ReadAsync(HttpContext context)
    {
        var length = context.Request.ContentLength;
        var body = new byte[length is null ? 4096 : (int)Math.Min(length.Value, PayloadBytesMax + 1)];
        var count = 0;
        while (true)
        {
            if (count == body.Length)
            {
                if (count == length || count > PayloadBytesMax)
                {
                    break;
                }

                Array.Resize(ref body, Math.Min(body.Length * 2, PayloadBytesMax + 1));
            }

            var read = await context.Request.Body.ReadAsync(body.AsMemory(count), context.RequestAborted).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            count += read;
        }

        if (count <= PayloadBytesMax)
        {
            return count == body.Length ? body : body[..count];
        }

        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted).ConfigureAwait(false);
        return null;
    }

    private static Task WriteAsync(HttpContext context, int status, byte[] json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json).AsTask();
    }
}
