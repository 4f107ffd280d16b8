using System.Xml;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>The life of topics: https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html</summary>
internal static class Topics
{
    /// <summary>Makes a topic, or names the one that is there and is the same.</summary>
    public static Action<XmlWriter>? Create(SnsCall call)
    {
        var request = call.Request.Only("Name", "Attributes", "Tags");
        var topic = new Topic(TopicArn.Check(request.Required("Name")), TopicAttributes.Read(request));
        var tags = Tags.Read(request);
        call.Engine.Store.Run(session =>
        {
            if (TopicRows.Find(session, topic.Name) is { } there)
            {
                Compare(session, there, topic, tags);
                return;
            }

            if (session.Number("SELECT count(*) FROM topics") >= SnsLimits.TopicsMax)
            {
                throw SnsException.TooManyTopics();
            }

            TopicRows.Put(session, topic);
            Tags.Put(session, topic.Arn, tags);
        });
        return xml => xml.WriteElementString("TopicArn", topic.Arn);
    }

    /// <summary>Deletes a topic that is there, and otherwise nothing.</summary>
    public static Action<XmlWriter>? Delete(SnsCall call)
    {
        var name = TopicArn.NameIn(call.Request.Only("TopicArn").Required("TopicArn"));
        call.Engine.Store.Run(session => TopicRows.Delete(session, name));
        return null;
    }

    public static Action<XmlWriter>? List(SnsCall call)
    {
        var request = call.Request.Only("NextToken");
        Page.ArnIn(request.Text("NextToken"));
        var topics = call.Engine.Store.Run(TopicRows.All);
        return xml => Page.Write(
            xml, request, "Topics", topics, topic => topic.Arn, topic => xml.WriteElementString("TopicArn", topic.Arn));
    }

    public static Action<XmlWriter>? Get(SnsCall call)
    {
        var arn = call.Request.Only("TopicArn").Required("TopicArn");
        var told = call.Engine.Store.Run(session =>
        {
            var topic = TopicRows.Get(session, arn);
            return TopicAttributes.Told(topic, SubscriptionRows.Of(session, topic.Name).Count);
        });
        return xml => xml.Attributes(told);
    }

    public static Action<XmlWriter>? Set(SnsCall call)
    {
        var request = call.Request.Only("TopicArn", "AttributeName", "AttributeValue");
        var (arn, name) = (request.Required("TopicArn"), request.Required("AttributeName"));
        call.Engine.Store.Run(session =>
        {
            var topic = TopicRows.Get(session, arn);
            var value = TopicAttributes.Check(name, request.Text("AttributeValue") ?? "");
            TopicRows.Put(session, topic with { Attributes = new Dictionary<string, string>(topic.Attributes) { [name] = value } });
        });
        return null;
    }

    private static void Compare(
        Session session, Topic there, Topic wanted, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        if (wanted.Attributes.Any(attribute => there.Attributes.GetValueOrDefault(attribute.Key) != attribute.Value))
        {
            throw SnsException.Invalid("Attributes Reason: Topic already exists with different attributes");
        }

        if (tags.Except(Tags.Of(session, there.Arn)).Any())
        {
            throw SnsException.Invalid("Tags Reason: Topic already exists with different tags");
        }
    }
}
