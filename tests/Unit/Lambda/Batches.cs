using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ecommerce.Tests.Unit.Lambda;

/// <summary>Events of batches in the shape that Lambda hands them out.</summary>
internal static class Batches
{
    public const string EventId = "evt_01938c2f6c5a7b3e9d0a4f1b2c3d4e61";
    public const string ProductId = "prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f";
    public const string TraceParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    /// <summary>A batch of a queue; the ids of its messages are m-0, m-1 and so on.</summary>
    public static string OfQueue(params IReadOnlyList<string> bodies) => Of(bodies.Select((body, i) => Message($"m-{i}", body)));

    public static string Message(string id, string body) => $$"""
        {"messageId":{{JsonSerializer.Serialize(id)}},"receiptHandle":"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
         "body":{{JsonSerializer.Serialize(body)}},
         "attributes":{"ApproximateReceiveCount":"2","SentTimestamp":"1545082649183","SenderId":"AIDAIENQZJOLO23YVJ4VO"},
         "messageAttributes":{},"md5OfBody":"098f6bcd4621d373cade4e832627b4f6","eventSource":"aws:sqs",
         "eventSourceARN":"arn:aws:sqs:us-east-2:123456789012:my-queue","awsRegion":"us-east-2"}
        """;

    /// <summary>A batch of a stream: images by their sequence numbers.</summary>
    public static string OfStream(params IReadOnlyList<(string Number, string Image)> changes) =>
        Of(changes.Select(change => Change(change.Number, change.Image)));

    public static string Change(string number, string image, string eventName = "INSERT") => $$"""
        {"eventID":"1","eventVersion":"1.1","dynamodb":{"ApproximateCreationDateTime":1479499740,"Keys":{"pk":{"S":"a"} },
         "NewImage":{{image}},"StreamViewType":"NEW_AND_OLD_IMAGES","SequenceNumber":"{{number}}","SizeBytes":26},
         "awsRegion":"us-west-2","eventName":"{{eventName}}","eventSourceARN":"arn:aws:dynamodb:us-east-1:111122223333:table/t/stream/s",
         "eventSource":"aws:dynamodb"}
        """;

    public static string Of(IEnumerable<string> records) => $$"""{"Records":[{{string.Join(',', records)}}]}""";

    /// <summary>An archival as the bus delivers it.</summary>
    public static JsonObject Event() => JsonNode.Parse($$"""
        {"version":"0","id":"17793124-05d4-b198-2fde-7ededc63b103","detail-type":"ProductDeleted","source":"ecommerce.products",
         "account":"123456789012","time":"2026-11-22T13:08:00Z","region":"us-east-1","resources":[],
         "detail":{"metadata":{"specversion":"1.0","id":"{{EventId}}","type":"ProductDeleted","source":"ecommerce.products",
           "subject":"{{ProductId}}","time":"2026-11-22T13:08:00.000Z",
           "dataschema":"https://schemas.serverless-ecommerce.dev/ProductDeleted/1","sequence":7,
           "correlationid":"c-1","traceparent":"{{TraceParent}}","actor":"admin:ada"},
          "data":{"productId":"{{ProductId}}","code":"mug"} } }
        """)!.AsObject();

    /// <summary>What an answer names as failed.</summary>
    public static IEnumerable<string> Failures(JsonElement answer) =>
        answer.GetProperty("batchItemFailures").EnumerateArray().Select(item => item.GetProperty("itemIdentifier").GetString()!);
}
