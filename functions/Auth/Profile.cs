using System.Text.Json.Serialization;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>What the shop knows of a customer.</summary>
/// <param name="CustomerId">The user's <c>sub</c>.</param>
/// <param name="Email">As it was given; compared in lower case.</param>
public sealed record Profile(
    string CustomerId, string Email, long Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    string? Name = null, string? Locale = null, bool IsErasing = false)
{
    [JsonIgnore]
    public string ETag => ETags.Of(Version);
}
