using Ecommerce.Functions.Auth;
using Ecommerce.Lambda;

return Bootstrap.Run(AuthApp.Create);
