using Ecommerce.Kernel;

namespace Ecommerce.Functions.Products;

/// <summary>The bodies that this service answers with, as JSON.</summary>
[WritesJson(typeof(Product))]
[WritesJson(typeof(Page<Product>))]
[WritesJson(typeof(CategoryList))]
public static partial class ProductsWriter;
