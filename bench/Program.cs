using Ecommerce.Bench;

return await CommandLine.RunAsync(args);
