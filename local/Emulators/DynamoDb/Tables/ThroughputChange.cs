using System.Text.Json.Nodes;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>A change of how a table is paid for.</summary>
internal static class ThroughputChange
{
    public static void Edit(Request request, TableDefinition now, JsonObject stored)
    {
        var mode = request.Text("BillingMode") ?? (now.Provisioned is null ? "PAY_PER_REQUEST" : "PROVISIONED");
        if (mode == "PAY_PER_REQUEST")
        {
            if (request.Has("ProvisionedThroughput"))
            {
                throw DynamoException.Invalid(
                    "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
            }

            stored["BillingMode"] = mode;
            foreach (var owner in Indexes(stored).Append(stored))
            {
                owner.Remove("ProvisionedThroughput");
            }

            return;
        }

        if (request.Has("ProvisionedThroughput"))
        {
            CheckDiffers(Throughput.Read(request.RequiredPart("ProvisionedThroughput")), now.Provisioned);
            stored["ProvisionedThroughput"] = JsonNode.Parse(request.RawOf("ProvisionedThroughput"));
        }
        else if (now.Provisioned is null)
        {
            throw DynamoException.Invalid("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }

        stored["BillingMode"] = mode;
    }

    /// <summary>Whoever provisions a table provisions each of its indexes.</summary>
    public static void CheckIndexes(JsonObject stored)
    {
        if ((string?)stored["BillingMode"] != "PAY_PER_REQUEST"
            && Indexes(stored).FirstOrDefault(index => index["ProvisionedThroughput"] is null) is { } missing)
        {
            throw DynamoException.Invalid($"ProvisionedThroughput must be specified for index: {missing["IndexName"]}");
        }
    }

    private static IEnumerable<JsonObject> Indexes(JsonObject stored) =>
        (stored["GlobalSecondaryIndexes"]?.AsArray() ?? []).Select(index => index!.AsObject());

    private static void CheckDiffers(Throughput wanted, Throughput? now)
    {
        if (wanted == now)
        {
            throw DynamoException.Validation(
                "The provisioned throughput for the table will not change. The requested value equals the current value. "
                + $"Current ReadCapacityUnits provisioned for the table: {now.ReadUnits}. Requested ReadCapacityUnits: {wanted.ReadUnits}. "
                + $"Current WriteCapacityUnits provisioned for the table: {now.WriteUnits}. "
                + $"Requested WriteCapacityUnits: {wanted.WriteUnits}. Refer to the Amazon DynamoDB Developer Guide for current limits "
                + "and how to request higher limits.");
        }
    }
}
