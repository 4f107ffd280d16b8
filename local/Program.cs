using Ecommerce.Local.Commands;

// Functions in this process block on sockets, and so need threads that the pool would otherwise grow too slowly.
ThreadPool.SetMinThreads(32, 32);

return await CommandLine.RunAsync(args);
