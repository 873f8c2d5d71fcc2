using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Workbench.Populations;

/// <summary>The people a run counts, arriving batch by batch, and what a reader must know of where they come from.</summary>
public interface IPopulation
{
    RecordSchema Schema { get; }

    /// <summary>How many people there are, or null while nobody knows (a file still being read).</summary>
    long? People { get; }

    /// <summary>What the data is, for the line under a title: "100,000 synthetic people, seed 7".</summary>
    string Description { get; }

    /// <summary>What the data cannot show, for the line under a chart. Empty if nothing need be said.</summary>
    string Caveat { get; }

    /// <summary>What one "person" of this data is, in the plural: "people", or "people in cases" where cases are not linked.</summary>
    string PeopleWords => "people";

    /// <summary>True for invented people: nobody's privacy hangs on their counts.</summary>
    bool IsSynthetic { get; }

    /// <summary>SHA-256 of the data in hexadecimal, for the run record. Empty if not known.</summary>
    string Fingerprint => "";

    /// <summary>The day on which the data's facts of status hold (who is in prison, what is owed); null if nobody knows.</summary>
    int? FileDay => null;

    /// <summary>The seed that made the data, if it was made.</summary>
    long? Seed => null;

    /// <summary>The whole population once over, each person in exactly one batch.</summary>
    /// <returns>Makers of batches. The sequence is read by one thread at a time; a maker is called once, perhaps while
    /// others are being called, so that made-up people are made on all cores.</returns>
    IEnumerable<Func<PeopleRange>> Batches(int peoplePerBatch);
}

/// <summary>A batch: some of the people of a set of columns.</summary>
public readonly record struct PeopleRange(CaseData Data, int FirstPerson, int PersonCount);
