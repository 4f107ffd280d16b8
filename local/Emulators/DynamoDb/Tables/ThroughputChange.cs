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
            stored.Remove("ProvisionedThroughput");
            return;
        }

        if (request.Has("ProvisionedThroughput"))
        {
            CheckDiffers(Read(request.RequiredPart("ProvisionedThroughput")), now.Provisioned);
            stored["ProvisionedThroughput"] = JsonNode.Parse(request.RawOf("ProvisionedThroughput"));
        }
        else if (now.Provisioned is null)
        {
            throw DynamoException.Invalid("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }

        stored["BillingMode"] = mode;
    }

    public static Throughput Read(Request part)
    {
        part.Only("ReadCapacityUnits", "WriteCapacityUnits");
        return new Throughput(
            part.Integer("ReadCapacityUnits", least: 1) ?? throw Request.Missing("ReadCapacityUnits"),
            part.Integer("WriteCapacityUnits", least: 1) ?? throw Request.Missing("WriteCapacityUnits"));
    }

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
