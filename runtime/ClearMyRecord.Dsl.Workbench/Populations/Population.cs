using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Workbench.Populations;

/// <summary>The three ways a population arrives: loaded whole, made on demand, or streamed.</summary>
public sealed record Population : IPopulation
{
    private Func<int, IEnumerable<Func<PeopleRange>>> _batches;

    private Population(RecordSchema schema, long? people, string description, Func<int, IEnumerable<Func<PeopleRange>>> batches) =>
        (Schema, People, Description, _batches) = (schema, people, description, batches);

    public RecordSchema Schema { get; }

    public long? People { get; }

    public string Description { get; init; }

    public string Caveat { get; init; } = "";

    public string PeopleWords { get; init; } = "people";

    public bool IsSynthetic { get; init; }

    public string Fingerprint { get; init; } = "";

    public int? FileDay { get; init; }

    public long? Seed { get; init; }

    public IEnumerable<Func<PeopleRange>> Batches(int peoplePerBatch) => _batches(peoplePerBatch);

    /// <summary>The same people with their records as they stood on a day: what is dated later isn't there yet.</summary>
    public Population On(int recordDay)
    {
        // Batches of one data set share its columns, so they share their state on the day too.
        System.Runtime.CompilerServices.ConditionalWeakTable<CaseData, RecordDay> days = [];
        return this with { _batches = size => _batches(size).Select<Func<PeopleRange>, Func<PeopleRange>>(make => () =>
        {
            PeopleRange range = make();
            return range with { Data = days.GetValue(range.Data, data => RecordDay.Of(data, recordDay)).Data };
        }) };
    }

    /// <summary>Columns already in memory, decided a range at a time.</summary>
    public static Population Loaded(CaseData data, string description) =>
        new(data.Schema, data.PersonCount, description, size => Ranges(data.PersonCount, size,
            (first, count) => new(data, (int)first, count)));

    /// <summary>People made on demand: the function gives any run of people, the same whatever runs are asked for, from any thread.</summary>
    public static Population Generated(RecordSchema schema, long people, string description, Func<long, int, CaseData> make) =>
        new(schema, people, description, size => Ranges(people, size, (first, count) => new(make(first, count), 0, count)));

    /// <summary>Batches as a reader hands them over, whatever their sizes. Each call of the function reads the data from the start.</summary>
    /// <remarks>The next batch is read while earlier ones are decided, so a reader must not change what it has handed over.</remarks>
    public static Population Streamed(RecordSchema schema, long? people, string description, Func<IEnumerable<CaseData>> read) =>
        new(schema, people, description, size => read().SelectMany(data => Ranges(data.PersonCount, size,
            (first, count) => new(data, (int)first, count))));

    private static IEnumerable<Func<PeopleRange>> Ranges(long people, int size, Func<long, int, PeopleRange> range)
    {
        for (long first = 0; first < people; first += size)
        {
            (long start, int count) = (first, (int)Math.Min(size, people - first));
            yield return () => range(start, count);
        }
    }
}
