using System.Reflection;
using Ecommerce.Local.Emulators.ApiGateway;

namespace Ecommerce.Local.Cloud;

/// <summary>Which build this is: the SDK writes version and commit into the assembly.</summary>
internal static class Build
{
    public static string Version => Informational.Split('+')[0];

    public static string Commit => Informational.Split('+') is [_, { Length: > 0 } commit] ? commit : "unknown";

    /// <summary>Where the sources are, when the shop is run from them; null in an installed copy.</summary>
    public static string? RepositoryRoot
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ecommerce.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName;
        }
    }

    public static ApiFrontOptions FrontOptions(CloudOptions options) => new()
    {
        Version = Version,
        Commit = Commit,
        Throttles = options.Throttles,
    };

    private static string Informational =>
        typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
