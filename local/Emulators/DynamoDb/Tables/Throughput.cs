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
            "PROVISIONED" when provisioned is not null => Read(provisioned),
            "PROVISIONED" => throw DynamoException.Invalid(
                "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED"),
            _ => throw DynamoException.Constraint(
                $"'{mode}'", "billingMode", "Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]"),
        };
    }

    /// <summary>Reads an index's own units, which there are if and only if its table has some.</summary>
    public static Throughput? OfIndex(Request index, string name, bool isOnDemand) =>
        (index.Part("ProvisionedThroughput"), isOnDemand) switch
        {
            (null, true) => null,
            ({ } part, false) => Read(part),
            (null, false) => throw DynamoException.Invalid($"ProvisionedThroughput is not specified for index: {name}"),
            _ => throw DynamoException.Invalid(
                $"ProvisionedThroughput should not be specified for index: {name} when BillingMode is PAY_PER_REQUEST"),
        };

    public static Throughput Read(Request part)
    {
        part.Only("ReadCapacityUnits", "WriteCapacityUnits");
        return new Throughput(
            part.Integer("ReadCapacityUnits", least: 1) ?? throw Request.Missing("ReadCapacityUnits"),
            part.Integer("WriteCapacityUnits", least: 1) ?? throw Request.Missing("WriteCapacityUnits"));
    }
}
