using System.Text.Json;

namespace Ecommerce.Lambda;

/// <summary>What an operation gives: a value with its status and headers, or an answer that was rendered before.</summary>
public sealed record Answer<T> : Answer
{
    private readonly ApiResponse? _rendered;

    public Answer(T value)
    {
        Value = value;
        Status = 200;
    }

    private Answer(ApiResponse? rendered) => _rendered = rendered;

    /// <summary>Null in an answer without a body and in a replay.</summary>
    public T? Value { get; }

    /// <summary>An answer that was rendered before: the replay of a stored one.</summary>
    public static Answer<T> Of(ApiResponse rendered) => new(rendered ?? throw new ArgumentNullException(nameof(rendered)));

    /// <summary>304: what the client has is still current.</summary>
    public static new Answer<T> NotModified(string etag) => new((ApiResponse?)null) { Status = 304, ETag = etag };

    /// <summary>The answer in its final form.</summary>
    public ApiResponse Render(Action<Utf8JsonWriter, T> gives) => _rendered ?? new ApiResponse(
        Status, Headers("application/json"), Value is null ? default : JsonBody.Write(Value, gives));
}
