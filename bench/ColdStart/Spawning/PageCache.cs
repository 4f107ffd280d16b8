namespace Ecommerce.Bench.ColdStart.Spawning;

/// <summary>Forgets files, so that the next start reads them from the disk as the first one on a machine does.</summary>
internal static class PageCache
{
    /// <summary>Drops the pages of these files that nobody else has mapped; libraries of the system stay, as others use them.</summary>
    public static void Drop(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            using var handle = File.OpenHandle(file);
            var error = Libc.posix_fadvise(handle.DangerousGetHandle(), 0, 0, Libc.DontNeed);
            if (error != 0)
            {
                throw new IOException($"The pages of {file} could not be dropped: error {error}");
            }
        }
    }
}
