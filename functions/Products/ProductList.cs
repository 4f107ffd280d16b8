using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Products;

/// <summary>
/// Lists products page by page. Category and order choose an index, a price range narrows its key where it is sorted by price, the rest
/// is filtered by the database. With several statuses one comes after the other.
/// </summary>
public sealed class ProductList(DynamoDbClient dynamo, string table)
{
    public Result<Page<Product>> Read(ProductQuery query)
    {
        var start = Start.First;
        if (query.Cursor is not null && !Start.TryRead(query, out start))
        {
            return new Error(Problem.InvalidCursor, "Take the cursor from nextCursor of the same list, with the same filter and order");
        }

        var items = new List<Product>();
        var reads = 0;
        var (stage, after) = start;
        while (stage < query.Statuses.Count)
        {
            var page = dynamo.Query(Query(query, query.Statuses[stage], after, query.Limit - items.Count));
            foreach (var row in page.Items)
            {
                if (items.Count == query.Limit)
                {
                    return new Page<Product>(items, start.Cursor(query));
                }

                items.Add(ProductRows.Read(row));
                start = new(stage, Position.Of(row, query.Order));
            }

            (stage, after) = page.LastKey is { } last ? (stage, Position.Of(last, query.Order)) : (stage + 1, (Position?)null);
            if (after is not null && ++reads == Limits.FilterReadsMax)
            {
                return new Page<Product>(items, new Start(stage, after).Cursor(query));
            }
        }

        return new Page<Product>(items, null);
    }

    /// <summary>Every category with active products, in alphabetical order.</summary>
    public CategoryList Categories()
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        Position? after = null;
        do
        {
            var page = dynamo.Query(new Query(table, "pk = :pk")
            {
                Values = v => v.String(":pk", CategoryCounts.Partition),
                StartAfter = after is { } at ? key => key.String("pk", CategoryCounts.Partition).String("sk", at.Id) : null,
            });
            foreach (var row in page.Items)
            {
                var category = CategoryCounts.CategoryOf(row);
                counts[category] = counts.GetValueOrDefault(category) + row.Number("productsCount");
            }

            after = page.LastKey is { } last ? new Position(last.String("sk"), "") : null;
        }
        while (after is not null);
        return new([.. counts.Where(c => c.Value > 0).Select(c => new CategoryCount(c.Key, c.Value))]);
    }

    private Query Query(ProductQuery query, string status, Position? after, int wanted)
    {
        var isByPrice = query.Order.Attribute == "priceKey";
        var (from, to) = (query.MinPrice ?? 0, query.MaxPrice ?? Limits.PriceAmountMax);
        var hasRange = query.MinPrice is not null || query.MaxPrice is not null;
        var partition = query.Category is null ? "statusKey" : "categoryKey";
        var partitionValue = query.Category is null ? status : ProductRows.CategoryKey(query.Category, status);
        var filters = new List<string>();
        if (query.Search is not null)
        {
            filters.Add("contains(searchText, :search)");
        }

        if (hasRange && !isByPrice)
        {
            filters.Add("amount BETWEEN :from AND :to");
        }

        return new Query(table, $"{partition} = :partition{(hasRange && isByPrice ? " AND priceKey BETWEEN :from AND :to" : "")}")
        {
            Index = query.Category is null ? query.Order.Index : query.Order.CategoryIndex,
            Filter = filters.Count == 0 ? null : string.Join(" AND ", filters),
            Descending = query.Order.Descending,
            // One more than wanted tells whether there is a next page; a filter looks at more, since it lets few through.
            Limit = filters.Count == 0 ? wanted + 1 : Limits.FilterReadItemsMax,
            StartAfter = after is null ? null : key => WriteKey(key, after, query.Order, partition, partitionValue),
            Values = values =>
            {
                values.String(":partition", partitionValue);
                if (query.Search is { } search)
                {
                    values.String(":search", $" {search}");
                }

                if (hasRange && isByPrice)
                {
                    values.String(":from", query.PriceKeys.From).String(":to", query.PriceKeys.To);
                }
                else if (hasRange)
                {
                    values.Number(":from", from).Number(":to", to);
                }
            },
        };
    }

    private static void WriteKey(ItemWriter key, Position after, ProductOrder order, string partition, string partitionValue)
    {
        key.String("pk", ProductsTable.ProductKey(ProductId.Of(after.Id))).String("sk", ProductsTable.Meta);
        key.String(partition, partitionValue).String(order.Attribute, after.SortKey);
    }

    /// <summary>A place in an index: the product there, and its value of the attribute the index is sorted by.</summary>
    private sealed record Position(string Id, string SortKey)
    {
        public static Position Of(Item row, ProductOrder order)
        {
            var id = row.String("pk")["PRODUCT#".Length..];
            return new(id, order.Attribute == "id" ? id : row.String(order.Attribute));
        }
    }

    /// <summary>Where a page begins: in which status, after which product; null: with its first.</summary>
    private readonly record struct Start(int Stage, Position? After)
    {
        public static Start First => new(0, null);

        public string Cursor(ProductQuery query) => Kernel.Cursor.Encode(query.Identity, query.Statuses[Stage], After!.Id, After.SortKey);

        // What a forged cursor could name is a place in the caller's own list, nothing else.
        public static bool TryRead(ProductQuery query, out Start start)
        {
            start = First;
            if (!Kernel.Cursor.TryDecode(query.Identity, query.Cursor!, 3, out var parts)
                || query.Statuses.ToList().IndexOf(parts[0]) is var stage && stage < 0
                || !Id.TryParse<ProductId>(parts[1], out _)
                || !parts[2].EndsWith(parts[1], StringComparison.Ordinal)
                || (query.Order.Attribute == "priceKey" && !query.IsWithin(parts[2])))
            {
                return false;
            }

            start = new(stage, new(parts[1], parts[2]));
            return true;
        }
    }
}
