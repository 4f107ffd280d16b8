using Ecommerce.Bench.Handlers;

return await HandlersCommand.RunAsync(args);
