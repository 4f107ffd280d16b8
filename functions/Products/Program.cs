using Ecommerce.Functions.Products;
using Ecommerce.Lambda;

return Bootstrap.Run(ProductsApp.Create);
