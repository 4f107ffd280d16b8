using Ecommerce.Kernel;

namespace Ecommerce.Functions.Inventory;

/// <summary>The bodies that this service answers with, as JSON.</summary>
[WritesJson(typeof(StockView))]
[WritesJson(typeof(Movement))]
[WritesJson(typeof(Page<Movement>))]
[WritesJson(typeof(Reconciliation))]
public static partial class InventoryWriter;
