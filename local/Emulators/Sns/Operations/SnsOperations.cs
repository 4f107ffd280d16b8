using System.Collections.Frozen;
using System.Xml;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>A call whose caller may make it.</summary>
/// <param name="CallerArn">Who makes it.</param>
internal sealed record SnsCall(SnsEngine Engine, Form Request, string CallerArn);

/// <summary>Carries out one operation, and says how to write what it answers; null where it answers nothing.</summary>
internal delegate Action<XmlWriter>? SnsOperation(SnsCall call);

/// <summary>The operations there are, by their name on the wire.</summary>
internal static class SnsOperations
{
    private static readonly FrozenDictionary<string, SnsOperation> s_operations = new Dictionary<string, SnsOperation>
    {
        ["CreateTopic"] = Topics.Create,
        ["DeleteTopic"] = Topics.Delete,
        ["ListTopics"] = Topics.List,
        ["GetTopicAttributes"] = Topics.Get,
        ["SetTopicAttributes"] = Topics.Set,
        ["Subscribe"] = Subscribing.Subscribe,
        ["Unsubscribe"] = Subscribing.Unsubscribe,
        ["ListSubscriptions"] = Subscriptions.List,
        ["ListSubscriptionsByTopic"] = Subscriptions.ListByTopic,
        ["GetSubscriptionAttributes"] = Subscriptions.Get,
        ["SetSubscriptionAttributes"] = Subscriptions.Set,
        ["Publish"] = Publishing.Publish,
        ["PublishBatch"] = PublishingBatch.Publish,
        ["TagResource"] = Tags.Add,
        ["UntagResource"] = Tags.Remove,
        ["ListTagsForResource"] = Tags.List,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static SnsOperation Find(string name) =>
        s_operations.TryGetValue(name, out var operation) ? operation : throw SnsException.UnknownOperation(name);
}
