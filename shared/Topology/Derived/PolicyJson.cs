using System.Text.Json;

namespace Ecommerce.Topology;

/// <summary>The parts that IAM policies and resource policies are written with. Order is fixed, so bytes are stable.</summary>
internal static class PolicyJson
{
    /// <summary>One value stands alone, as in AWS's own documents.</summary>
    public static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 1)
        {
            json.WriteString(name, values[0]);
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>Nothing where there is no condition.</summary>
    public static void WriteConditions(Utf8JsonWriter json, IReadOnlyList<Condition> conditions)
    {
        if (conditions.Count == 0)
        {
            return;
        }

        json.WriteStartObject("Condition");
        foreach (var byOperator in conditions.GroupBy(c => c.Operator).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(byOperator.Key);
            foreach (var condition in byOperator.OrderBy(c => c.Key, StringComparer.Ordinal))
            {
                WriteList(json, condition.Key, condition.Values);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
