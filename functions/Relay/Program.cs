using Ecommerce.Functions.Relay;
using Ecommerce.Lambda;

return Bootstrap.Run(RelayApp.Create);
