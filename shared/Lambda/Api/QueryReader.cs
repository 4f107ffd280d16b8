using System.Globalization;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// Reads a query string strictly and gathers what is wrong with it: a name that the operation does not know, a value it cannot use,
/// a name given twice. A misspelt filter must not look like one that matched everything.
/// </summary>
public sealed class QueryReader
{
    private readonly ApiRequest _request;
    private readonly List<Fault> _faults = [];

    public QueryReader(ApiRequest request, params ReadOnlySpan<string> known)
    {
        _request = request;
        foreach (var name in request.QueryNames)
        {
            if (!known.Contains(name))
            {
                _faults.Add(new($"?{name}", "unknown-parameter", $"There is no parameter {name}; there are {string.Join(", ", known)}"));
            }
            else if (request.QueryAll(name).Count > 1)
            {
                _faults.Add(new($"?{name}", "repeated", $"{name} is given more than once"));
            }
        }
    }

    /// <summary>What was wrong; null: nothing so far.</summary>
    public Error? Error => _faults.Count == 0 ? null : Kernel.Error.Invalid(_faults);

    /// <summary>A text of 1 to <paramref name="charactersMax"/> characters; null when absent.</summary>
    public string? Text(string name, int charactersMax)
    {
        var value = _request.Query(name);
        if (value is not null && (value.Length == 0 || value.Length > charactersMax))
        {
            _faults.Add(new($"?{name}", "out-of-range", $"{name} must have 1 to {charactersMax} characters"));
            return null;
        }

        return value;
    }

    /// <summary>A whole number within bounds; null when absent.</summary>
    public long? Number(string name, long min, long max)
    {
        if (_request.Query(name) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max)
        {
            return number;
        }

        _faults.Add(new($"?{name}", "out-of-range", $"{name} must be a whole number from {min} to {max}"));
        return null;
    }

    /// <summary>One of several words; null when absent.</summary>
    public string? OneOf(string name, params ReadOnlySpan<string> words)
    {
        var value = _request.Query(name);
        if (value is not null && !words.Contains(value))
        {
            _faults.Add(new($"?{name}", "not-one-of", $"{name} must be one of {string.Join(", ", words)}"));
            return null;
        }

        return value;
    }

    /// <summary>Notes what only the operation can know to be wrong.</summary>
    public void Refuse(string name, string code, string detail) => _faults.Add(new($"?{name}", code, detail));

    /// <summary>How many items a page shall have.</summary>
    public int PageItems() => (int)(Number("limit", 1, Limits.PageItemsMax) ?? Limits.PageItemsDefault);
}
