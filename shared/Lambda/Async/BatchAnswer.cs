using System.Buffers;
using System.Text.Json;

namespace Ecommerce.Lambda;

/// <summary>
/// What a function says of a batch: which of its items are to be tried again. An empty list says that all are done; an answer of another
/// form would count as a failure of them all (AWS Lambda developer guide, "Handling errors for an SQS event source in Lambda", and
/// "Configuring partial batch response with DynamoDB and Lambda").
/// </summary>
internal static class BatchAnswer
{
    public static void Write(IEnumerable<string> failed, IBufferWriter<byte> response)
    {
        using Utf8JsonWriter json = new(response);
        json.WriteStartObject();
        json.WriteStartArray("batchItemFailures"u8);
        foreach (var item in failed)
        {
            json.WriteStartObject();
            json.WriteString("itemIdentifier"u8, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
