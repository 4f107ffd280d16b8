using Ecommerce.Topology;
using Pulumi;
using Pulumi.Aws.DynamoDB.Inputs;
using DynamoDB = Pulumi.Aws.DynamoDB;

namespace Ecommerce.Stack.Components;

/// <summary>A table on demand: encrypted with the customer key, recoverable to any second of the last 35 days.</summary>
public sealed class Table : ShopComponent
{
    public Table(TableSpec spec, CustomerKey key, StackContext context)
        : base("Table", spec, context)
    {
        var table = new DynamoDB.Table(spec.Name, new()
        {
            Name = spec.NameIn(context.Place),
            BillingMode = "PAY_PER_REQUEST",
            HashKey = spec.Partition,
            RangeKey = spec.Sort!,
            Attributes = [.. Keys(spec).Select(name => new TableAttributeArgs { Name = name, Type = "S" })],
            GlobalSecondaryIndexes = [.. spec.AllIndexes.Select(Index)],
            StreamEnabled = spec.HasStream,
            StreamViewType = spec.HasStream ? "NEW_AND_OLD_IMAGES" : null!,
            Ttl = spec.ExpiresAt is { } attribute ? new TableTtlArgs { AttributeName = attribute, Enabled = true } : null!,
            PointInTimeRecovery = new TablePointInTimeRecoveryArgs { Enabled = true },
            ServerSideEncryption = new TableServerSideEncryptionArgs { Enabled = true, KmsKeyArn = key.Arn },
            DeletionProtectionEnabled = context.Settings.RetainData,
        }, MyData);
        (Name, StreamArn) = (table.Name, table.StreamArn);
        RegisterOutputs();
    }

    public Output<string> Name { get; }

    /// <summary>Of the stream, where there is one.</summary>
    public Output<string> StreamArn { get; }

    // DynamoDB wants the attributes that are part of a key, and no others.
    private static IEnumerable<string> Keys(TableSpec spec) =>
        spec.KeyAttributes.Concat(spec.AllIndexes.SelectMany(KeysOf)).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> KeysOf(IndexSpec index) => index.Sort is null ? [index.Partition] : [index.Partition, index.Sort];

    private static TableGlobalSecondaryIndexArgs Index(IndexSpec index) => new()
    {
        Name = index.Name,
        HashKey = index.Partition,
        RangeKey = index.Sort!,
        ProjectionType = "ALL",
    };
}
