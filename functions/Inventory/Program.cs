using Ecommerce.Functions.Inventory;
using Ecommerce.Lambda;

return Bootstrap.Run(InventoryApp.Create);
