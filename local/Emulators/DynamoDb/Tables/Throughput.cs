namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Provisioned read and write units. They are echoed; nothing is throttled by them.</summary>
internal sealed record Throughput(int ReadUnits, int WriteUnits)
{
    /// <summary>Reads a table's billing: null for on demand.</summary>
    public static Throughput? OfTable(Request request)
    {
        var mode = request.Text("BillingMode") ?? "PROVISIONED";
        var provisioned = request.Part("ProvisionedThroughput");
        return mode switch
        {
            "PAY_PER_REQUEST" => provisioned is null
                ? null
                : throw DynamoException.Invalid(
                    "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST"),
            "PROVISIONED" when provisioned is not null => new Throughput(
                provisioned.Integer("ReadCapacityUnits") ?? 0, provisioned.Integer("WriteCapacityUnits") ?? 0),
            "PROVISIONED" => throw DynamoException.Invalid(
                "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED"),
            _ => throw DynamoException.Constraint(
                $"'{mode}'", "billingMode", "Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]"),
        };
    }
}
