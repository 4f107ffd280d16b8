using System.Buffers;
using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>RFC 9457, in the shape that functions answer with too.</summary>
internal static class ProblemJson
{
    public static byte[] Of(Problem problem, string detail, string instance, string requestId)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", problem.Type);
            json.WriteString("title", problem.Title);
            json.WriteNumber("status", problem.Status);
            json.WriteString("detail", detail);
            json.WriteString("instance", instance);
            json.WriteString("requestId", requestId);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
