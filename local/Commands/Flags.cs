using System.CommandLine;
using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Commands;

/// <summary>The options that commands share.</summary>
internal static class Flags
{
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "Folder of all data, logs and native executables",
        DefaultValueFactory = _ => Path.Combine(Build.RepositoryRoot ?? Environment.CurrentDirectory, ".local"),
        Recursive = true,
    };

    public static DataPaths PathsOf(ParseResult parsed) => DataPaths.At(parsed.GetRequiredValue(Data));

    /// <summary>A port, or 0 for a free one.</summary>
    public static Option<int> Port(string name, int port, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => port };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65_535)
            {
                result.AddError($"{name} must be a port from 0 (picks a free one) to 65535");
            }
        });
        return option;
    }
}
