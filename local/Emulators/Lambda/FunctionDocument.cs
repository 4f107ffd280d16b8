using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>A function as the Lambda API describes it (FunctionConfiguration). Its environment, which holds secrets, is not told.</summary>
internal static class FunctionDocument
{
    public static void Write(Utf8JsonWriter json, FunctionConfig function) => Write(json, function, "Successful");

    /// <summary>
    /// As an update is answered, before its new instances serve (Lambda developer guide, "Lambda function states"). Its revision is not
    /// the one that the function has afterwards, as users of AWS found: https://github.com/aws/aws-sdk/issues/377
    /// </summary>
    public static void WriteUpdating(Utf8JsonWriter json, FunctionConfig function) => Write(json, function.Revised(), "InProgress");

    /// <summary>GetFunction: the same, and where its code is; locally that is nothing one could download.</summary>
    public static void WriteWhole(Utf8JsonWriter json, FunctionConfig function)
    {
        json.WriteStartObject();
        json.WritePropertyName("Configuration");
        Write(json, function);
        json.WriteStartObject("Concurrency");
        json.WriteNumber("ReservedConcurrentExecutions", function.InstancesMax);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FunctionConfig function, string lastUpdate)
    {
        json.WriteStartObject();
        json.WriteString("FunctionName", function.Name);
        json.WriteString("FunctionArn", function.Arn);
        json.WriteString("Role", $"arn:aws:iam::{FunctionConfig.Account}:role/{function.Name}");
        json.WriteString("Handler", function.Handler);
        json.WriteString("Description", function.Description);
        json.WriteString("Runtime", "provided.al2023");
        json.WriteString("PackageType", "Zip");
        json.WriteNumber("Timeout", (int)function.Timeout.TotalSeconds);
        json.WriteNumber("MemorySize", function.MemoryMb);
        json.WriteString("Version", "$LATEST");
        json.WriteString("RevisionId", function.RevisionId);
        json.WriteString("State", "Active");
        json.WriteString("LastUpdateStatus", lastUpdate);
        json.WriteStartArray("Architectures");
        json.WriteStringValue(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x86_64");
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
