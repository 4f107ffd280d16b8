using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ecommerce.Tests.Conformance;

/// <summary>
/// A scenario that a backend is known to fail, and how: the words its failure must show. A backend that is mended makes the
/// scenario fail until its line is removed, so the list cannot grow old.
/// </summary>
/// <param name="Scenario">Class and method of the test.</param>
/// <param name="Case">The row of the theory; empty where there is but one.</param>
/// <param name="Does">What the backend does instead.</param>
/// <param name="Decides">The page that says what is right.</param>
internal sealed record Difference(string Scenario, string Case, Backend Backend, string Does, string Decides)
{
    public const string File = "tests/Conformance/Differences/differences.json";

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static IReadOnlyList<Difference> All { get; } = Read();

    public static Difference? Find(Backend backend, string scenario, string row) =>
        All.SingleOrDefault(known => known.Backend == backend && known.Scenario == scenario && known.Case == row);

    private static Difference[] Read()
    {
        using var stream = typeof(Difference).Assembly.GetManifestResourceStream("differences.json")!;
        return JsonSerializer.Deserialize<Difference[]>(stream, s_json)!;
    }
}
