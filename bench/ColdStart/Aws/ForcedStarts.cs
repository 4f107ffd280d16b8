using Ecommerce.Bench.ColdStart.Serving;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>
/// Has the next invocation of a function meet a new instance: any update of its configuration does (Lambda API reference,
/// UpdateFunctionConfiguration: instances are provisioned anew, and LastUpdateStatus tells when they serve). The description is what
/// is updated, since no instance can see it; afterwards it is what it was.
/// </summary>
/// <param name="told">Hears what could not be put back.</param>
internal sealed class ForcedStarts(ILambda lambda, Pause pause, TextWriter told)
{
    private readonly Dictionary<string, Change> _changed = new(StringComparer.Ordinal);

    /// <exception cref="BrokenVariantException">The update fails or does not end, or somebody else changes the function too.</exception>
    public async Task<FunctionState> ForceAsync(string function, CancellationToken cancellation)
    {
        var before = await lambda.GetAsync(function, cancellation);
        var (description, number) = Mark.Read(before.Description);
        if (_changed.TryGetValue(function, out var own) && before.Description != own.Written)
        {
            throw new BrokenVariantException(
                $"{function}: somebody else changed its description to '{before.Description}'; is it being deployed?");
        }

        var marked = Mark.Add(description, number + 1);
        if (marked.Length > Mark.DescriptionCharactersMax)
        {
            throw new BrokenVariantException($"{function}: its description leaves no room for the mark '{marked[description.Length..]}'");
        }

        // Before the call, since one that fails here may have taken effect there.
        _changed[function] = new(description, marked);
        await lambda.DescribeAsync(function, marked, cancellation);
        return await UpdatedAsync(function, marked, cancellation);
    }

    /// <summary>Puts back every description, whatever happened before, and tells those that it could not.</summary>
    /// <returns>Whether every function is as it was found.</returns>
    public async Task<bool> RestoreAsync()
    {
        var isWhole = true;
        foreach (var (function, change) in _changed)
        {
            try
            {
                await RestoreAsync(function, change.Found);
            }
            catch (BrokenVariantException failed)
            {
                isWhole = false;
                await told.WriteLineAsync($"{failed.Message}\n{function} keeps its mark; to take it off: aws lambda "
                    + $"update-function-configuration --function-name {function} --description '{change.Found}'");
            }
        }

        return isWhole;
    }

    // What bears no mark of ours is somebody else's newer word.
    private async Task RestoreAsync(string function, string description)
    {
        if (Mark.Read((await lambda.GetAsync(function, CancellationToken.None)).Description).Number == 0)
        {
            return;
        }

        await lambda.DescribeAsync(function, description, CancellationToken.None);
        await UpdatedAsync(function, description, CancellationToken.None);
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

    /// <summary>A description as it was found, and as it was last written here.</summary>
    private sealed record Change(string Found, string Written);
}
