using Xunit.Sdk;
using Xunit.v3;

// Pulumi's mocks keep the deployment in static fields, and configuration is in the environment.
[assembly: Parallelization(Mode = ParallelMode.None)]
