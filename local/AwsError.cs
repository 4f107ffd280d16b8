using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Local;

/// <summary>A refusal by the endpoint itself, in the protocol that the caller speaks.</summary>
internal static class AwsError
{
    // Errors of AWS's own framework, which answers before a service does, carry its name in JSON 1.0 and none in JSON 1.1.
    private const string Framework = "com.amazon.coral.service#";

    public static AwsReply Of(AwsCall call, int status, string code, string message) =>
        Of(AwsProtocols.Of(call, ServiceNames.Of(call)), status, code, message);

    /// <param name="details">What S3 tells beside the message, by element name; the other protocols have no place for it.</param>
    public static AwsReply Of(
        AwsProtocol protocol, int status, string code, string message, params IEnumerable<KeyValuePair<string, string>> details) =>
        protocol switch
        {
            AwsProtocol.Json10 or AwsProtocol.Json10QueryCompatible => Json(status, "application/x-amz-json-1.0", code, new()
            {
                ["__type"] = Framework + code,
                ["message"] = message,
            }),
            AwsProtocol.Json11 => Json(status, "application/x-amz-json-1.1", code, new() { ["__type"] = code, ["message"] = message }),
            AwsProtocol.RestJson => Json(status, "application/json", code, new() { ["message"] = message }),
            AwsProtocol.Query => new(status, "text/xml", Utf8(
                $"<ErrorResponse><Error><Type>{FaultOf(status)}</Type>{Element("Code", code)}{Element("Message", message)}</Error>"
                + "</ErrorResponse>")),
            AwsProtocol.S3 => new(status, "application/xml", Utf8(
                """<?xml version="1.0" encoding="UTF-8"?>""" + "\n"
                + $"<Error>{Element("Code", code)}{Element("Message", message)}{string.Concat(details.Select(Element))}</Error>")),
        };

    private static AwsReply Json(int status, string type, string code, JsonObject body) => new(status, type, Utf8(body.ToJsonString()))
    {
        Headers = [new("x-amzn-ErrorType", code)],
    };

    private static string FaultOf(int status) => status < 500 ? "Sender" : "Receiver";

    private static string Element(KeyValuePair<string, string> detail) => Element(detail.Key, detail.Value);

    private static string Element(string name, string text) => $"<{name}>{SecurityElement.Escape(XmlText(text))}</{name}>";

    // A refusal may show what the caller sent, and not all of it can stand in XML.
    private static string XmlText(string text) => text.All(System.Xml.XmlConvert.IsXmlChar)
        ? text
        : string.Concat(text.Select(c => System.Xml.XmlConvert.IsXmlChar(c) ? c : '\uFFFD'));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
