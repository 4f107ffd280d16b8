using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ecommerce.Topology;

/// <summary>JSON that a person reads too: only what must be escaped is.</summary>
internal static class PlainJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
