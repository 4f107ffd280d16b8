namespace Ecommerce.Topology;

/// <summary>Names of log groups. They are ours to choose, so that policies are whole before anything is made.</summary>
public static class LogGroups
{
    private const string OfFunctions = "/aws/lambda";
    private const string OfApis = "/aws/apigateway";

    internal static readonly IReadOnlyList<string> Roots = [OfApis, OfFunctions];

    /// <summary>Where a function's output goes.</summary>
    public static string Of(FunctionSpec function, Place place) => OfFunction(function.Name, place);

    /// <summary>Where the API's access log goes.</summary>
    public static string Of(RestApiSpec api, Place place) => $"{OfApis}/{api.NameIn(place)}";

    internal static string OfFunction(string function, Place place) => $"{OfFunctions}/{place.NameOf(function)}";

    internal static string ArnOfAll(string root, Place place) => place.Arn("logs", $"log-group:{root}/{place.NameOf("*")}");
}
