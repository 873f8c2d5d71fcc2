using System.Collections.Immutable;
using ClearMyRecord.Dsl.Tests.Data;

namespace ClearMyRecord.Dsl.Tests.Reproductions;

/// <summary>What the reference tool says of one row of a Department of Justice file.</summary>
/// <param name="Line">The row's line in the file, the header being line 1.</param>
/// <param name="Determination">Empty where the tool decides nothing.</param>
internal sealed record ReferenceRow(int Line, string Person, string Charge, string Determination, string Reason)
{
    public static ImmutableArray<ReferenceRow> Read(string file)
    {
        string[][] lines = [.. File.ReadAllLines(SharedData.Path($"ca-doj/{file}.expected.csv")).Select(DojFile.Split)];
        return [.. lines.Skip(1).Select((cells, i) => new ReferenceRow(
            i + 2, Of(cells, "SUBJECT_ID"), Of(cells, "CNT_ORDER"), Of(cells, "Eligibility Determination"), Of(cells, "Eligibility Reason")))];

        string Of(string[] cells, string column) => cells[Array.IndexOf(lines[0], column)].Trim();
    }
}
