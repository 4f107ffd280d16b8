using Ecommerce.Bench.ColdStart.Serving;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>
/// Has the next invocation of a function meet a new instance: any update of its configuration does (Lambda API reference,
/// UpdateFunctionConfiguration: instances are provisioned anew, and LastUpdateStatus tells when they serve). The description is what
/// is updated, since no instance can see it; afterwards the mark is gone. Every update names the revision that was looked at, so that
/// what somebody else writes in between is never overwritten.
/// </summary>
/// <param name="told">Hears what could not be put back.</param>
/// <param name="cli">Says how a person puts it back.</param>
internal sealed class ForcedStarts(ILambda lambda, RunNames run, Pause pause, TextWriter told, AwsCli cli)
{
    private readonly Dictionary<string, Change> _changed = new(StringComparer.Ordinal);

    /// <summary>Looks whether the functions are free to be measured, and changes nothing.</summary>
    /// <exception cref="BrokenVariantException">Another run has marked one of them.</exception>
    public async Task CheckAsync(IEnumerable<string> functions, CancellationToken cancellation)
    {
        foreach (var function in functions.Distinct(StringComparer.Ordinal))
        {
            Read(function, (await lambda.GetAsync(function, cancellation)).Description);
        }
    }

    /// <exception cref="BrokenVariantException">The update fails or does not end, or somebody else changes the function too.</exception>
    public async Task<FunctionState> ForceAsync(string function, CancellationToken cancellation)
    {
        var before = await lambda.GetAsync(function, cancellation);
        var (description, number) = Read(function, before.Description);
        if (_changed.TryGetValue(function, out var own) && before.Description != own.Written)
        {
            throw ChangedByOthers(function, before);
        }

        Mark mark = new(run.Own, number + 1);
        var marked = mark.Behind(description);
        if (marked.Length > Mark.DescriptionCharactersMax)
        {
            throw new BrokenVariantException($"{function}: its description leaves no room for the mark '{mark}'");
        }

        // Before the call, since one that fails here may have taken effect there.
        _changed[function] = new(description, marked);
        if (!await lambda.TryDescribeAsync(function, marked, before.Revision, cancellation))
        {
            await ExpectAsync(function, marked, cancellation);
        }

        return await UpdatedAsync(function, marked, cancellation);
    }

    /// <summary>Takes every mark off, whatever happened before, and tells of those that it could not.</summary>
    /// <returns>Whether no function has a mark of this run.</returns>
    public async Task<bool> RestoreAsync()
    {
        var isWhole = true;
        foreach (var (function, change) in _changed)
        {
            try
            {
                await RestoreAsync(function);
            }
            catch (BrokenVariantException failed)
            {
                isWhole = false;
                await told.WriteLineAsync($"{failed.Message}\n{function} may keep its mark. If its description is still "
                    + $"'{change.Written}', this takes the mark off: {cli.Describe(function, change.Proper)}");
            }
        }

        return isWhole;
    }

    // What bears no mark of ours is somebody else's newer word; before a mark of ours there may be one, too.
    private async Task RestoreAsync(string function)
    {
        for (var attempt = 1; attempt <= AwsPatience.AttemptsMax; attempt++)
        {
            var now = await lambda.GetAsync(function, CancellationToken.None);
            var (description, mark) = Mark.Read(now.Description);
            if (mark?.Run != run.Own)
            {
                return;
            }

            if (await lambda.TryDescribeAsync(function, description, now.Revision, CancellationToken.None))
            {
                await UpdatedAsync(function, description, CancellationToken.None);
                return;
            }

            await pause(AwsPatience.After(attempt), CancellationToken.None);
        }

        throw new BrokenVariantException($"{function}: it was changed by others before each of {AwsPatience.AttemptsMax} updates");
    }

    private (string Description, int Number) Read(string function, string text)
    {
        var (description, mark) = Mark.Read(text);
        return mark is null || run.MayTakeOff(mark)
            ? (description, mark?.Number ?? 0)
            : throw new BrokenVariantException($"{function}: the run {mark.Run} measures it, too, and one run at a time can; wait for its "
                + $"end, or say --killed {mark.Run} if you know that it was killed");
    }

    // An update is sent again when its answer is lost, and is then refused because it has taken effect.
    private async Task ExpectAsync(string function, string marked, CancellationToken cancellation)
    {
        var now = await lambda.GetAsync(function, cancellation);
        if (now.Description != marked)
        {
            throw ChangedByOthers(function, now);
        }
    }

    private async Task<FunctionState> UpdatedAsync(string function, string description, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= AwsPatience.AttemptsMax; attempt++)
        {
            var state = await lambda.GetAsync(function, cancellation);
            switch (state.LastUpdate)
            {
                case "Successful" when state.Description == description:
                    return state;
                case "Failed":
                    throw new BrokenVariantException($"{function}: Lambda could not update it");
            }

            await pause(AwsPatience.After(attempt), cancellation);
        }

        throw new BrokenVariantException($"{function}: its update did not end in {AwsPatience.AttemptsMax} looks");
    }

    private static BrokenVariantException ChangedByOthers(string function, FunctionState now) =>
        new($"{function}: somebody else changed it, and its description is '{now.Description}'; is it being deployed?");

    /// <summary>A description without its mark, and as it was last written here.</summary>
    private sealed record Change(string Proper, string Written);
}
