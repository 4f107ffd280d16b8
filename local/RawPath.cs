using Microsoft.AspNetCore.Http.Features;

namespace Ecommerce.Local;

/// <summary>The path as it stands in the request line: what signatures cover and what functions see, escapes kept.</summary>
internal static class RawPath
{
    public static string Of(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var end = target.IndexOfAny(['?', '#']);
        var path = end < 0 ? target : target[..end];
        if (path.StartsWith('/'))
        {
            return path;
        }

        var authority = path.IndexOf("://", StringComparison.Ordinal);
        if (authority < 0)
        {
            return path; // The forms of OPTIONS * and of CONNECT: paths of nothing.
        }

        // A proxy's form of the request line: http://host/path.
        var slash = path.IndexOf('/', authority + 3);
        return slash < 0 ? "/" : path[slash..];
    }
}
