using Ecommerce.Bench.ColdStart;

return await ColdStartCommand.RunAsync(args);
