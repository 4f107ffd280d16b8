using System.Text;
using System.Xml;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>Writes answers as XML, as the Query protocol has them.</summary>
internal static class SnsReply
{
    public const string Namespace = "http://sns.amazonaws.com/doc/2010-03-31/";

    // An attribute may hold a character that XML 1.0 lacks; it is then written as a reference, as AWS's framework does.
    private static readonly XmlWriterSettings s_settings =
        new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OmitXmlDeclaration = true, CheckCharacters = false };

    /// <param name="result">Writes what the operation answers; null: it answers nothing, and has no element for it.</param>
    public static AwsReply Of(string operation, Action<XmlWriter>? result)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, s_settings))
        {
            xml.WriteStartElement($"{operation}Response", Namespace);
            if (result is not null)
            {
                xml.WriteStartElement($"{operation}Result");
                result(xml);
                xml.WriteEndElement();
            }

            xml.WriteStartElement("ResponseMetadata");
            xml.WriteElementString("RequestId", Guid.CreateVersion7().ToString());
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return new(200, "text/xml", bytes.ToArray());
    }

    /// <summary>A list of structures; an empty one is an element, too.</summary>
    public static void List<T>(this XmlWriter xml, string name, IEnumerable<T> items, Action<T> members)
    {
        xml.WriteStartElement(name);
        foreach (var item in items)
        {
            xml.WriteStartElement("member");
            members(item);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>A map of texts under the name that SNS always gives it.</summary>
    public static void Attributes(this XmlWriter xml, IEnumerable<KeyValuePair<string, string>> attributes)
    {
        xml.WriteStartElement("Attributes");
        foreach (var (key, value) in attributes)
        {
            xml.WriteStartElement("entry");
            xml.WriteElementString("key", key);
            xml.WriteElementString("value", value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
