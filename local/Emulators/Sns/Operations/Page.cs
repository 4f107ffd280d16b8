using System.Text;
using System.Xml;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>A page of a list in the order of ARNs. Its token is the last ARN there is on it.</summary>
internal static class Page
{
    /// <summary>Writes the part of all that follows the request's token, and where it goes on.</summary>
    public static void Write<T>(
        XmlWriter xml, Form request, string name, IEnumerable<T> all, Func<T, string> arn, Action<T> members)
    {
        var after = ArnIn(request.Text("NextToken"));
        var rest = all.Where(item => string.CompareOrdinal(arn(item), after) > 0).OrderBy(arn, StringComparer.Ordinal).ToArray();
        var page = rest.Take(SnsLimits.PageMax).ToArray();
        xml.List(name, page, members);
        if (rest.Length > page.Length)
        {
            xml.WriteElementString("NextToken", Convert.ToBase64String(Encoding.UTF8.GetBytes(arn(page[^1]))));
        }
    }

    /// <summary>Refuses a token that none of our answers had.</summary>
    public static string ArnIn(string? token)
    {
        var bytes = new byte[token?.Length ?? 0];
        return string.IsNullOrEmpty(token) ? ""
            : Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw SnsException.Invalid("NextToken");
    }
}
