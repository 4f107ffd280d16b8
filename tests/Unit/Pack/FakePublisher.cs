using Ecommerce.Pack;
using Ecommerce.Pack.Compile;
using Ecommerce.Pack.Elf;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Pack;

/// <summary>Makes executables of a few bytes in no time, or fails as it is told.</summary>
internal sealed class FakePublisher(string folder) : IPublisher
{
    /// <summary>What the machine lacks.</summary>
    public string? Missing { get; init; }

    /// <summary>What becomes of a service that does not simply compile.</summary>
    public Dictionary<string, Func<byte[]>> Instead { get; } = [];

    public Task<IReadOnlyList<string>> PrepareAsync(IReadOnlyList<Architecture> architectures, CancellationToken cancellation) =>
        Missing is null ? Task.FromResult<IReadOnlyList<string>>(["a compiler 1.0"]) : throw new PackException(Missing);

    public async Task<Published> PublishAsync(Architecture architecture, string service, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var machine = architecture == Architecture.Arm64 ? ElfImage.Arm64 : ElfImage.X64;
        var content = Instead.TryGetValue(service, out var instead) ? instead() : ElfFile.For(machine, "GLIBC_2.17", service);
        var path = Path.Combine(folder, $"{service}-{architecture}");
        await File.WriteAllBytesAsync(path, content, cancellation);
        return new(path, Took: null);
    }
}
