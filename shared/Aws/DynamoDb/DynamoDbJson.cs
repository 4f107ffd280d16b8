using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ecommerce.Aws.DynamoDb;

internal static class DynamoDbJson
{
    /// <summary>Nothing of this is ever inside HTML, so text travels as UTF-8 instead of as escapes.</summary>
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = AwsLimits.JsonDepthMax,
        SkipValidation = true,
    };

    public static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = AwsLimits.JsonDepthMax };
}
