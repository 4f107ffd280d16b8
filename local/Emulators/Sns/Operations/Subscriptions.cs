using System.Xml;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>What subscriptions say of themselves: https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html</summary>
internal static class Subscriptions
{
    public static Action<XmlWriter>? List(SnsCall call)
    {
        var request = call.Request.Only("NextToken");
        Page.ArnIn(request.Text("NextToken"));
        var all = call.Engine.Store.Run(SubscriptionRows.All);
        return xml => Write(xml, request, all);
    }

    public static Action<XmlWriter>? ListByTopic(SnsCall call)
    {
        var request = call.Request.Only("TopicArn", "NextToken");
        Page.ArnIn(request.Text("NextToken"));
        var arn = request.Required("TopicArn");
        var all = call.Engine.Store.Run(session => SubscriptionRows.Of(session, TopicRows.Get(session, arn).Name));
        return xml => Write(xml, request, all);
    }

    public static Action<XmlWriter>? Get(SnsCall call)
    {
        var arn = call.Request.Only("SubscriptionArn").Required("SubscriptionArn");
        var told = call.Engine.Store.Run(session => SubscriptionAttributes.Told(SubscriptionRows.Get(session, arn)));
        return xml => xml.Attributes(told);
    }

    public static Action<XmlWriter>? Set(SnsCall call)
    {
        var request = call.Request.Only("SubscriptionArn", "AttributeName", "AttributeValue");
        var (arn, name) = (request.Required("SubscriptionArn"), request.Required("AttributeName"));
        call.Engine.Store.Run(session =>
        {
            var there = SubscriptionRows.Get(session, arn);
            var changed = SubscriptionAttributes.With(there, name, request.Text("AttributeValue") ?? "");
            SubscriptionRows.Put(session, Subscribing.CheckCount(session, changed));
        });
        return null;
    }

    private static void Write(XmlWriter xml, Form request, IReadOnlyList<Subscription> subscriptions) => Page.Write(
        xml, request, "Subscriptions", subscriptions, one => one.Arn, one =>
        {
            xml.WriteElementString("TopicArn", one.TopicArn);
            xml.WriteElementString("Protocol", one.Protocol);
            xml.WriteElementString("SubscriptionArn", one.Arn);
            xml.WriteElementString("Owner", LocalAccount.Id);
            xml.WriteElementString("Endpoint", one.Endpoint);
        });
}
