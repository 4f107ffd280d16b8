using System.CommandLine;
using System.Globalization;
using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Commands;

/// <summary>The options that commands share.</summary>
internal static class Flags
{
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "Folder of all data, logs and native executables",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine(Build.RepositoryRoot ?? Environment.CurrentDirectory, ".local"),
        Recursive = true,
        Validators =
        {
            result =>
            {
                if (result.Tokens is [{ Value: var folder }] && folder.AsSpan().Trim().IsEmpty)
                {
                    result.AddError("--data must name a folder");
                }
            },
        },
    };

    public static DataPaths PathsOf(ParseResult parsed) => DataPaths.At(parsed.GetRequiredValue(Data));

    /// <summary>A port, or 0 for a free one.</summary>
    public static Option<int> Port(string name, int port, string description)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = "PORT",
            DefaultValueFactory = _ => port,
            CustomParser = result =>
            {
                if (ushort.TryParse(result.Tokens.Single().Value, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted))
                {
                    return wanted;
                }

                result.AddError($"{name} must be a port from 0 (picks a free one) to 65535, not '{result.Tokens[0].Value}'");
                return 0;
            },
        };
        return option;
    }
}
