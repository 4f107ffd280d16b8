namespace Ecommerce.Topology;

/// <summary>The words for what wakes an operation.</summary>
public static class Wake
{
    public static RouteSpec Get(string path, Access access) => new("GET", path, access);

    public static RouteSpec Post(string path, Access access) => new("POST", path, access);

    public static RouteSpec Put(string path, Access access) => new("PUT", path, access);

    public static RouteSpec Patch(string path, Access access) => new("PATCH", path, access);

    public static RouteSpec Delete(string path, Access access) => new("DELETE", path, access) { Answers = 204 };
}
