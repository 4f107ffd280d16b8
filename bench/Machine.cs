using System.Runtime.InteropServices;

namespace Ecommerce.Bench;

/// <summary>What a figure was measured on, so that it is compared with its like only. It names no host.</summary>
internal sealed record Machine(int Cpus, string Model, string Os, string Runtime)
{
    private const string CpuFile = "/proc/cpuinfo";

    public static Machine This() => new(
        Environment.ProcessorCount, ReadModel(), RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription);

    public override string ToString() => $"{Cpus} CPUs ({Model}), {Os}, {Runtime}";

    private static string ReadModel() => File.Exists(CpuFile)
        ? File.ReadLines(CpuFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            ?? "unknown"
        : RuntimeInformation.ProcessArchitecture.ToString();
}
