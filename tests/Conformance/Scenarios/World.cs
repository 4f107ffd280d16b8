using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance;

/// <summary>What a scenario may use: the client, a partition of the shared table that is its own, and tables it makes.</summary>
internal sealed partial class World(Stage stage) : IAsyncDisposable
{
    private readonly List<string> _tables = [];

    public IAmazonDynamoDB Dynamo => stage.Dynamo;

    /// <summary>
    /// The shared table, or one like it: <c>pk</c> and <c>sk</c> are strings; see <see cref="Requests.SharedTable"/> for its indexes.
    /// </summary>
    public string Table { get; private set; } = stage.SharedTable;

    /// <summary>This scenario's partition of it.</summary>
    public string Pk { get; } = stage.Unique();

    /// <summary>A name for a table that the scenario creates; it is deleted when the scenario ends.</summary>
    public string NewName()
    {
        _tables.Add(stage.Unique());
        return _tables[^1];
    }

    /// <summary>Goes on in a table like the shared one that nobody else uses.</summary>
    public async Task LeaveSharedTableAsync() => Table = await CreateAsync(Requests.SharedTable);

    /// <summary>Creates a table of the scenario's own.</summary>
    public async Task<string> CreateAsync(Func<string, CreateTableRequest> request)
    {
        var name = NewName();
        await stage.CreateAsync(request(name));
        return name;
    }

    /// <summary>Waits until a table and its indexes serve.</summary>
    public Task ActiveAsync(string table) => stage.ActiveAsync(table);

    public Dictionary<string, AttributeValue> Key(string sk) => new() { ["pk"] = new(Pk), ["sk"] = new(sk) };

    /// <summary>The item of a sort key with these attributes, in <see cref="Notation"/>.</summary>
    public Dictionary<string, AttributeValue> Item(string sk, string attributes = "{}")
    {
        var item = Notation.Item(attributes);
        item["pk"] = new(Pk);
        item["sk"] = new(sk);
        return item;
    }

    public Task PutAsync(string sk, string attributes = "{}") => Dynamo.PutItemAsync(Table, Item(sk, attributes));

    /// <summary>The attributes of an item but its key; "none" where there is no item.</summary>
    public async Task<string> GetAsync(string sk)
    {
        var request = new GetItemRequest { TableName = Table, Key = Key(sk), ConsistentRead = true };
        return Rest((await Dynamo.GetItemAsync(request)).Item);
    }

    public UpdateItemRequest Update(string sk, string expression, string values = "{}", string? condition = null) => new()
    {
        TableName = Table,
        Key = Key(sk),
        UpdateExpression = expression,
        ConditionExpression = condition,
        ExpressionAttributeValues = Used($"{expression} {condition}", values),
    };

    /// <summary>A query of this scenario's partition; the condition speaks of the sort key.</summary>
    public QueryRequest Query(string condition = "", string values = "{}", string? filter = null)
    {
        var all = Used($"{condition} {filter}", values) ?? [];
        all[":pk"] = new(Pk);
        return new()
        {
            TableName = Table,
            KeyConditionExpression = "pk = :pk" + (condition.Length > 0 ? $" AND {condition}" : ""),
            FilterExpression = filter,
            ExpressionAttributeValues = all,
        };
    }

    /// <summary>Those of the values that an expression names: a service refuses the others.</summary>
    public static Dictionary<string, AttributeValue>? Used(string expression, string values)
    {
        var named = Placeholder().Matches(expression).Select(match => match.Value).ToHashSet();
        var used = Notation.Item(values).Where(value => named.Contains(value.Key)).ToDictionary();
        return used.Count > 0 ? used : null;
    }

    /// <summary>An item's attributes but its key; "none" where there is no item.</summary>
    public static string Rest(Dictionary<string, AttributeValue>? item) => item is null
        ? "none"
        : Notation.Text(item.Where(entry => entry.Key is not ("pk" or "sk")).ToDictionary());

    /// <summary>The sort keys of items, as one text.</summary>
    public static string SortKeys(IEnumerable<Dictionary<string, AttributeValue>> items) =>
        string.Join(' ', items.Select(item => item["sk"].S));

    public async ValueTask DisposeAsync()
    {
        foreach (var table in _tables)
        {
            try
            {
                await Dynamo.DeleteTableAsync(table, CancellationToken.None);
            }
            catch (ResourceNotFoundException)
            {
                // The scenario was about a table that is not created, or deleted it itself.
            }
        }
    }

    [GeneratedRegex(@":\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
