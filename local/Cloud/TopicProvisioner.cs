using System.Text;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Trust;
using Ecommerce.Topology;

namespace Ecommerce.Local.Cloud;

/// <summary>
/// Makes the topics that the topology says, and gives those of an earlier run the policies that it says now. Who subscribed stays
/// subscribed. The key is left out: nothing is encrypted here.
/// </summary>
public sealed class TopicProvisioner(IEnumerable<TopicSpec> specs, Place place, IEmulator topics)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var topic in specs)
        {
            await DoAsync("CreateTopic", [new("Name", topic.NameIn(place))], cancellation);
            await DoAsync(
                "SetTopicAttributes",
                [
                    new("TopicArn", topic.Arn(place)), new("AttributeName", "Policy"),
                    new("AttributeValue", TopicPolicy.Of(topic, place)),
                ], cancellation);
        }
    }

    private async Task DoAsync(string operation, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent([new("Action", operation), .. parameters]);
        var call = new AwsCall("POST", "/", "", new Dictionary<string, string>(), await form.ReadAsByteArrayAsync(cancellation))
        {
            Caller = Caller.Owner,
        };
        var reply = await topics.HandleAsync(call, cancellation);
        if (reply.Status != 200)
        {
            throw new InvalidOperationException($"{operation} failed: {Encoding.UTF8.GetString(reply.Body.Span)}");
        }
    }
}
