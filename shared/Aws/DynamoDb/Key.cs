namespace Ecommerce.Aws.DynamoDb;

/// <summary>An item's primary key of strings. DynamoDB refuses empty ones (API reference, AttributeValue).</summary>
/// <param name="Sort">Null in a table without a sort key.</param>
public readonly record struct Key(string Partition, string? Sort = null)
{
    public string PartitionName { get; init; } = "pk";

    public string SortName { get; init; } = "sk";

    internal void WriteTo(ItemWriter item)
    {
        ArgumentException.ThrowIfNullOrEmpty(Partition);
        item.String(PartitionName, Partition);
        if (Sort is not null)
        {
            ArgumentException.ThrowIfNullOrEmpty(Sort);
            item.String(SortName, Sort);
        }
    }
}
