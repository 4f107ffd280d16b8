using System.Text.Json.Nodes;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What an UpdateTable asks for. The service does one kind of thing a call, and refuses most mixtures.</summary>
internal sealed class TableChanges
{
    private readonly Request _request;
    private readonly IReadOnlyList<IndexUpdate> _indexes;

    private TableChanges(Request request)
    {
        _request = request;
        Stream = request.Part("StreamSpecification") is { } stream ? StreamSpecification.Read(stream) : null;
        _indexes = [.. request.Objects("GlobalSecondaryIndexUpdates").Select(IndexUpdate.Read)];
    }

    public (bool IsEnabled, string? View)? Stream { get; }

    public string? IndexToCreate => _indexes.FirstOrDefault(index => index.Kind == IndexUpdateKind.Create)?.Name;

    public string? IndexToDelete => _indexes.FirstOrDefault(index => index.Kind == IndexUpdateKind.Delete)?.Name;

    private bool ChangesThroughput => _request.Has("BillingMode") || _request.Has("ProvisionedThroughput");

    private bool ChangesIndexSet => IndexToCreate is not null || IndexToDelete is not null;

    public static TableChanges Read(Request request)
    {
        request.Only(
            "TableName", "AttributeDefinitions", "BillingMode", "ProvisionedThroughput", "StreamSpecification",
            "GlobalSecondaryIndexUpdates", "DeletionProtectionEnabled", "TableClass");
        _ = request.Choice("BillingMode", "PROVISIONED", "PAY_PER_REQUEST");
        _ = TableDefinition.ReadClass(request);
        var changes = new TableChanges(request);
        changes.CheckMixture();
        changes.CheckIndexCount();
        return changes;
    }

    /// <summary>Holds the changes against the table and carries them over into the request that would make it.</summary>
    public void Edit(Table table, JsonObject stored)
    {
        CheckStream(table);
        EditStream(stored);
        if (ChangesThroughput)
        {
            ThroughputChange.Edit(_request, table.Definition, stored);
        }

        foreach (var name in new[] { "DeletionProtectionEnabled", "TableClass" }.Where(_request.Has))
        {
            stored[name] = JsonNode.Parse(_request.RawOf(name));
        }

        foreach (var index in _indexes)
        {
            index.Edit(_request, table, stored);
        }

        IndexUpdate.DropUnusedAttributes(stored);
        ThroughputChange.CheckIndexes(stored);
        _ = TableDefinition.Parse(stored.ToJsonString()); // All rules of CreateTable hold for what comes out.
    }

    private void CheckMixture()
    {
        string[] parts = [.. new[]
        {
            "BillingMode", "ProvisionedThroughput", "StreamSpecification", "GlobalSecondaryIndexUpdates", "DeletionProtectionEnabled",
            "TableClass",
        }.Where(_request.Has)];
        if (parts.Length == 0)
        {
            throw DynamoException.Validation(
                "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates, SSESpecification, "
                + "ReplicaUpdates, MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, "
                + "OnDemandThroughput, WarmThroughput or TableClass is required");
        }

        foreach (var (alone, name) in new[] { ("TableClass", "TableClass"), ("DeletionProtectionEnabled", "DeletionProtection") })
        {
            if (parts.Length > 1 && parts.Contains(alone))
            {
                throw DynamoException.Invalid($"{name} modification must be the only operation in the request");
            }
        }

        var setsThroughput = _request.Has("ProvisionedThroughput") || _request.Text("BillingMode") == "PROVISIONED";
        if (setsThroughput && Stream is not null)
        {
            throw DynamoException.Invalid("You cannot modify stream status while updating table IOPS");
        }

        if (ChangesIndexSet && (setsThroughput || Stream is not null))
        {
            throw DynamoException.Invalid(
                $"You cannot create or delete index while {(setsThroughput ? "updating table IOPS" : "changing stream status")}");
        }
    }

    private void CheckIndexCount()
    {
        if (_request.Has("GlobalSecondaryIndexUpdates") && _indexes.Count == 0)
        {
            throw DynamoException.Invalid("List of GlobalSecondaryIndexUpdates is empty");
        }

        if (_indexes.GroupBy(index => index.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw DynamoException.Invalid(
                $"Only one global secondary index update per index is allowed simultaneously. Index: {twice.Key}");
        }

        if (_indexes.Count(index => index.Kind != IndexUpdateKind.Update) > 1)
        {
            throw DynamoException.LimitExceeded(
                "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
        }
    }

    private void CheckStream(Table table)
    {
        switch (Stream)
        {
            case (true, null):
                throw DynamoException.Invalid("If stream is being enabled then UpdateViewType is required");
            case (false, not null):
                throw DynamoException.Invalid("If stream is being disabled, then UpdateViewType must not be specified");
            case (true, _) when table.Stream is not null:
                throw DynamoException.Validation($"Table already has an enabled stream: TableName: {table.Name}");
            case (false, _) when table.Stream is null:
                throw DynamoException.Validation($"Table has no stream to disable: TableName: {table.Name}");
            default:
                break;
        }
    }

    private void EditStream(JsonObject stored)
    {
        if (Stream is { View: not null })
        {
            stored["StreamSpecification"] = JsonNode.Parse(_request.RawOf("StreamSpecification"));
        }
        else if (Stream is not null)
        {
            stored.Remove("StreamSpecification");
        }
    }
}
