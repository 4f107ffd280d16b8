using System.Globalization;
using System.Runtime.InteropServices;

namespace Ecommerce.Bench;

/// <summary>What a figure was measured on, so that it is compared with its like only. It names no host.</summary>
/// <param name="Load">Processes that wanted a CPU in the minute before, ours not among them; null where the system does not say.</param>
internal sealed record Machine(int Cpus, string Model, string Os, string Runtime, double? Load)
{
    private const string CpuFile = "/proc/cpuinfo";
    private const string LoadFile = "/proc/loadavg";

    public static Machine This() => new(
        Environment.ProcessorCount, ReadModel(), RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, ReadLoad());

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Cpus} CPUs ({Model}), {Os}, {Runtime}, load before {Load:0.0}");

    private static double? ReadLoad() => File.Exists(LoadFile)
        ? double.Parse(File.ReadAllText(LoadFile).Split(' ')[0], CultureInfo.InvariantCulture)
        : null;

    private static string ReadModel() => File.Exists(CpuFile)
        ? File.ReadLines(CpuFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            ?? "unknown"
        : RuntimeInformation.ProcessArchitecture.ToString();
}
