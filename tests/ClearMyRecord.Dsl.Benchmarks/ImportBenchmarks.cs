using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Reading;
using ClearMyRecord.Dsl.Data.Writing;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Benchmarks;

/// <summary>Time for each row of people.csv, cases.csv and charges.csv in the standard layout, read into columns and checked.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 3, iterationCount: 10)]
public class ImportBenchmarks
{
    private const int People = 20_000;

    /// <summary>The rows of the three files; the time of an operation is that of one row.</summary>
    private const int Rows = People + 38_581 + 99_958;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"clear-my-record-{Environment.ProcessId}");
    private RecordSchema? _schema;
    private DataMapping? _mapping;

    [GlobalSetup]
    public void Prepare()
    {
        _schema = PennsylvaniaLaw.Compile().Program.Schema;
        _mapping = MappingLibrary.Load("standard");
        CaseData data = PennsylvaniaLaw.People(_schema, People);
        if (data.PersonCount + data.CaseCount + data.ChargeCount != Rows) throw new InvalidOperationException("the population has other rows now: correct the constant");
        Directory.CreateDirectory(_folder);
        CaseCsvWriter.Write(_folder, data);
        Console.WriteLine($"// {Directory.GetFiles(_folder).Sum(file => new FileInfo(file).Length):N0} bytes");
    }

    [GlobalCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Benchmark(OperationsPerInvoke = Rows)]
    public int ReadStandardLayout() =>
        _schema is null || _mapping is null ? 0 : CaseLoader.Load(_folder, _schema, _mapping).Data.ChargeCount;
}
