using Ecommerce.Pack;

return await CommandLine.RunAsync(args, Console.Out, Console.Error);
