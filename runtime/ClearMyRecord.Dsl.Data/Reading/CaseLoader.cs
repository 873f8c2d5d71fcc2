using ClearMyRecord.Dsl.Data.Cells;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>How far reading has come.</summary>
/// <param name="Fraction">Of all bytes, 0 to 1.</param>
public readonly record struct LoadProgress(double Fraction, long Rows);

/// <summary>What may be said about one import beyond its mapping.</summary>
public sealed record LoadOptions
{
    public Action<LoadProgress>? Progress { get; init; }

    /// <summary>The days that dates can be, where the mapping does not narrow them.</summary>
    public DateBounds Dates { get; init; } = DateBounds.Default;

    /// <summary>Columns that identify somebody, to be left unread besides those of the mapping.</summary>
    public IReadOnlyList<string> PersonalDropped { get; init; } = [];

    public CancellationToken Cancel { get; init; }
}

/// <summary>Records read from files, with the account of every row.</summary>
public sealed record LoadedCases(CaseData Data, ImportReport Report);

/// <summary>Reads files into columns.</summary>
public static class CaseLoader
{
    /// <param name="path">A folder with the mapping's files, or the one file it needs.</param>
    /// <exception cref="DataProblemException">Nothing could be done: says which file, row and column, and why.</exception>
    public static LoadedCases Load(string path, RecordSchema schema, DataMapping mapping, LoadOptions? options = null)
    {
        options ??= new();
        mapping = mapping with { PersonalDropped = [.. mapping.PersonalDropped, .. options.PersonalDropped] };
        IReadOnlyList<LocatedFile> files = DataLocation.Find(path, mapping);
        FieldCatalog catalog = new(schema, options.Dates);
        string? people = files.FirstOrDefault(file => file.Row == RecordKind.Person)?.Name;
        string? cases = files.FirstOrDefault(file => file.Row == RecordKind.Case)?.Name;
        RecordLinks links = new() { CaseIdsAreGlobal = mapping.IsStandard && cases is not null && !ChargesNamePerson(files, mapping) };
        List<FileReport> reports = [];
        List<string> notInModel = [];
        double total = Math.Max(1, files.Sum(file => file.Length)), done = 0;
        long rows = 0;
        foreach (LocatedFile file in files)
        {
            using SourceFile source = SourceFile.Open(file.Path, mapping);
            FilePlan plan;
            if (file.Mapping is null)
            {
                plan = StandardPlan.For(source, file.Row, people, cases, catalog, mapping);
            }
            else
            {
                MappedPlan mapped = new(source, file.Mapping, mapping, catalog);
                plan = mapped.Build(name => SourceFile.Open(DataLocation.Beside(file.Path, name), mapping));
                notInModel.AddRange(mapped.FieldsNotInModel);
            }

            FileReport report = new FileImporter(source, plan, links).Run(
                read => options.Progress?.Invoke(new((done + source.Fraction * file.Length) / total, rows + read)), options.Cancel);
            reports.Add(report);
            reports.AddRange(plan.Joins.Select(join => join.Table.FinishedReport(source.Name)));
            rows += report.Read;
            done += file.Length;
            options.Progress?.Invoke(new(done / total, rows));
        }

        if (links.PersonCount == 0) throw NothingKept(reports);
        CaseData data = links.Build(schema, catalog.Builders).WithoutClearing();
        return new(data, new(mapping.Name, mapping.LinksPeople)
        {
            Title = mapping.Title,
            Credit = mapping.Credit,
            Caveat = mapping.Caveat,
            People = data.PersonCount,
            Cases = data.CaseCount,
            Charges = data.ChargeCount,
            Files = [.. reports],
            FieldsNotInModel = [.. notInModel.Distinct()],
        });
    }

    private static bool ChargesNamePerson(IReadOnlyList<LocatedFile> files, DataMapping mapping)
    {
        using SourceFile charges = SourceFile.Open(files.First(file => file.Row == RecordKind.Charge).Path, mapping);
        return StandardPlan.NamesPerson(charges);
    }

    private static DataProblemException NothingKept(List<FileReport> reports)
    {
        FileReport last = reports[^1];
        IEnumerable<CountedRows> reasons = last.Rejected.Concat(last.Dropped).Take(3);
        return DataErrors.NothingKept.In(last.File, last.Read, string.Join("; ", reasons.Select(rows => $"{rows.Reason} ({rows.Count})")));
    }
}
