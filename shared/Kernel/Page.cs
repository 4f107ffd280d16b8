using System.Text.Json.Serialization;

namespace Ecommerce.Kernel;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most <see cref="Limits.PageItemsMax"/>; may be fewer than asked for, even none, while there is a cursor.</param>
/// <param name="NextCursor">Where the list goes on; null: here it ends.</param>
public sealed record Page<T>(
    IReadOnlyList<T> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextCursor);
