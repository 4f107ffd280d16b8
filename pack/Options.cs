using System.CommandLine;
using Ecommerce.Topology;

namespace Ecommerce.Pack;

/// <summary>The options of the command line.</summary>
internal sealed class Options
{
    private const string All = "all";

    private readonly Option<IReadOnlyList<Architecture>> _architecture = new("--architecture")
    {
        Description = "arm64, x64 or all",
        HelpName = "NAME",
        DefaultValueFactory = _ => Order.AllArchitectures,
        CustomParser = result =>
        {
            var word = result.Tokens.Single().Value;
            IReadOnlyList<Architecture> named = [.. Order.AllArchitectures.Where(a => word == All || word == a.Word())];
            if (named.Count == 0)
            {
                result.AddError($"--architecture must be arm64, x64 or all, not '{word}'");
            }

            return named;
        },
    };

    private readonly Option<string[]> _service = new("--service")
    {
        Description = "A service to pack; may be given several times. Without it all are packed",
        HelpName = "NAME",
        DefaultValueFactory = _ => [.. Order.AllServices],
        Validators =
        {
            result =>
            {
                foreach (var unknown in result.Tokens.Select(t => t.Value).Except(Order.AllServices))
                {
                    result.AddError($"'{unknown}' is no service with functions; there are {string.Join(", ", Order.AllServices)}");
                }
            },
        },
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "Folder of the packages",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine(RepositoryRoot(), Package.Folder),
        Validators =
        {
            result =>
            {
                if (result.Tokens is [{ Value: var folder }] && folder.AsSpan().Trim().IsEmpty)
                {
                    result.AddError("--output must name a folder");
                }
            },
        },
    };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(_architecture);
        root.Options.Add(_service);
        root.Options.Add(_output);
    }

    public Order Read(ParseResult parsed) => new(
        RepositoryRoot(),
        Path.GetFullPath(parsed.GetRequiredValue(_output)),
        parsed.GetRequiredValue(_architecture),
        [.. parsed.GetRequiredValue(_service).Distinct().Order(StringComparer.Ordinal)]);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ecommerce.sln")))
        {
            folder = folder.Parent ?? throw new PackException("pack runs from the sources only: dotnet run --project pack");
        }

        return folder.FullName;
    }
}
