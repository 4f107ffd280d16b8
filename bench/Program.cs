Console.Error.WriteLine("usage: bench COMMAND");
return 2;
