using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Aws.DynamoDb;

internal static class DynamoDbJson
{
    /// <summary>Nothing of this is ever inside HTML, so text travels as UTF-8 instead of as escapes.</summary>
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JsonTextEncoder.Instance,
        MaxDepth = AwsLimits.JsonDepthMax,
        SkipValidation = true,
    };

    public static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = AwsLimits.JsonDepthMax };
}
