using System.Text;

namespace Ecommerce.Lambda;

/// <summary>The <c>Link</c> header of a list (RFC 8288): the same request with the next page's cursor.</summary>
public static class PageLink
{
    /// <summary>The header's value; null where the list ends.</summary>
    public static string? Next(ApiRequest request, string? nextCursor)
    {
        if (nextCursor is null)
        {
            return null;
        }

        // Relative to the request's own path, so that it holds behind any host and stage.
        var link = new StringBuilder("<?");
        foreach (var (name, value) in request.QueryParameters)
        {
            if (name != "cursor")
            {
                link.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value)).Append('&');
            }
        }

        return link.Append("cursor=").Append(Uri.EscapeDataString(nextCursor)).Append(">; rel=\"next\"").ToString();
    }
}
