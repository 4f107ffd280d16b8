using Amazon.SQS;
using Amazon.SQS.Model;

namespace Ecommerce.Tests.Conformance;

/// <summary>What a scenario about queues may use: the client, and queues of its own, which end with it.</summary>
internal sealed class QueueWorld(Stage stage) : IAsyncDisposable
{
    private readonly List<string> _urls = [];

    public IAmazonSQS Sqs => stage.Sqs;

    /// <summary>A name that no other scenario has.</summary>
    public string NewName(bool isFifo = false) => stage.Unique() + (isFifo ? ".fifo" : "");

    /// <summary>Creates a standard queue with attributes, each as <c>Name=Value</c>, and says its URL.</summary>
    public Task<string> QueueAsync(params IReadOnlyList<string> attributes) => CreateAsync(NewName(), attributes);

    public Task<string> FifoAsync(params IReadOnlyList<string> attributes) =>
        CreateAsync(NewName(isFifo: true), ["FifoQueue=true", .. attributes]);

    public async Task<string> CreateAsync(string name, params IReadOnlyList<string> attributes)
    {
        var url = (await Sqs.CreateQueueAsync(new CreateQueueRequest(name) { Attributes = Map(attributes) })).QueueUrl;
        _urls.Add(url);
        return url;
    }

    public static Dictionary<string, string> Map(IReadOnlyList<string> attributes) =>
        attributes.Select(text => text.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    public Task SetAsync(string url, params IReadOnlyList<string> attributes) =>
        Sqs.SetQueueAttributesAsync(new SetQueueAttributesRequest(url, Map(attributes)));

    public async Task<string> AttributeAsync(string url, string name) =>
        (await Sqs.GetQueueAttributesAsync(url, [name])).Attributes[name];

    public Task<string> ArnAsync(string url) => AttributeAsync(url, "QueueArn");

    public Task<SendMessageResponse> SendAsync(string url, string body, string? group = null, string? deduplication = null) =>
        Sqs.SendMessageAsync(new SendMessageRequest(url, body) { MessageGroupId = group, MessageDeduplicationId = deduplication });

    /// <summary>Receives up to ten messages with all that there is to know.</summary>
    public async Task<List<Message>> ReceiveAsync(string url, int? visibility = null)
    {
        var request = new ReceiveMessageRequest(url)
        {
            MaxNumberOfMessages = 10,
            VisibilityTimeout = visibility,
            WaitTimeSeconds = 1,
            MessageAttributeNames = ["All"],
            MessageSystemAttributeNames = ["All"],
        };
        return (await Sqs.ReceiveMessageAsync(request)).Messages ?? [];
    }

    /// <summary>The bodies of what is received now.</summary>
    public async Task<string> BodiesAsync(string url, int? visibility = null) =>
        string.Join(' ', (await ReceiveAsync(url, visibility)).Select(message => message.Body));

    public async ValueTask DisposeAsync()
    {
        foreach (var url in _urls)
        {
            try
            {
                await Sqs.DeleteQueueAsync(url, CancellationToken.None);
            }
            catch (QueueDoesNotExistException)
            {
                // The scenario deleted it itself.
            }
        }
    }
}
