using System.Globalization;
using ClearMyRecord.Dsl.Benchmarks;

switch (args)
{
    case ["throughput"]:
        Throughput.Run(50_000);
        return;
    case ["throughput", string people]:
        Throughput.Run(int.Parse(people, CultureInfo.InvariantCulture));
        return;
    case ["profile"]:
        Throughput.Profile();
        return;
    default:
        Console.WriteLine("throughput [PEOPLE]");
        return;
}
