using Ecommerce.Functions.Orders;
using Ecommerce.Lambda;

return Bootstrap.Run(OrdersApp.Create);
