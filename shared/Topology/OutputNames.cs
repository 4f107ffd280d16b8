using System.Text.Json;

namespace Ecommerce.Topology;

/// <summary>What a shop tells about itself once it stands, under the same names wherever it stands.</summary>
public static class OutputNames
{
    public const string ApiUrl = "apiUrl";
    public const string Region = "region";
    public const string UserPoolId = "userPoolId";
    public const string UserPoolClientId = "userPoolClientId";
    public const string IdentityPoolId = "identityPoolId";
    public const string DocumentsBucket = "documentsBucket";
    public const string AdminPoolId = "adminPoolId";
    public const string AdminPoolClientId = "adminPoolClientId";

    /// <summary>Of a table's name: <c>productsTable</c>.</summary>
    public static string Of(TableSpec table) => $"{JsonNamingPolicy.CamelCase.ConvertName(table.Name)}Table";
}
