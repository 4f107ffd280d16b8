using Ecommerce.Functions.Auth;
using Ecommerce.Functions.Inventory;
using Ecommerce.Functions.Orders;
using Ecommerce.Functions.Products;
using Ecommerce.Functions.Relay;
using Ecommerce.Lambda;
using Host = Ecommerce.Lambda.Host;

namespace Ecommerce.Local.Cloud;

/// <summary>The executables of the shop as this machine can run them: the assembly that was built, and its way in.</summary>
/// <param name="Name">As in the topology, and as the project's folder.</param>
/// <param name="Assembly">The JIT build, beside our own.</param>
/// <param name="Create">Makes a function of it in this process.</param>
public sealed record LocalService(string Name, string Assembly, Func<string, Host, IFunction> Create)
{
    /// <summary>Every service. The topology's are compared with it, so a forgotten one is told at the start.</summary>
    public static IReadOnlyList<LocalService> All { get; } =
    [
        new("Products", typeof(ProductsApp).Assembly.Location, ProductsApp.Create),
        new("Inventory", typeof(InventoryApp).Assembly.Location, InventoryApp.Create),
        new("Orders", typeof(OrdersApp).Assembly.Location, OrdersApp.Create),
        new("Auth", typeof(AuthApp).Assembly.Location, AuthApp.Create),
        new("Relay", typeof(RelayApp).Assembly.Location, RelayApp.Create),
    ];

    public static LocalService Of(string name) => All.FirstOrDefault(s => s.Name == name)
        ?? throw new InvalidOperationException($"The topology has a service {name}, and local has no executable for it");
}
