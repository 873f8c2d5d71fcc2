using System.Numerics;
using System.Text.Json;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;
using CsvHelper;

namespace ClearMyRecord.Dsl.Data.Writing;

/// <summary>What is said in each line of decisions besides the decisions themselves.</summary>
/// <param name="AsOf">The as-of date of the run, a day number.</param>
public sealed record DecisionsHeader(ProgramInfo Program, int AsOf)
{
    /// <summary>The missing facts on which an answer hangs, by position of the relief and row of the subject; asked only where there are some.</summary>
    public Func<int, int, string>? MissingFacts { get; init; }

    /// <summary>The rows of an effect that may count for one who is not eligible today, a bit each, by position of the relief and row of the subject.</summary>
    public Func<int, int, ulong>? EffectRows { get; init; }

    /// <summary>Whether subjects that a relief does not cover get a line.</summary>
    public bool IncludesNotCovered { get; init; }
}

/// <summary>Writes decisions line by line, one per subject and relief, as CSV or JSON lines. The file appears with <see cref="Complete"/>.</summary>
public sealed class DecisionsWriter : IDisposable
{
    private static readonly string[] Names =
    [
        "person_id", "case_id", "charge_id", "relief", "citation", "outcome", "first_day", "route", "effect", "clears", "on_hold", "preferred",
        "failing_conditions", "missing_facts", "presumed", "rests_on_missing", "law_fingerprint", "as_of",
    ];

    /// <summary>Enough to tell laws apart on a line; the record of a run has the whole.</summary>
    private const int FingerprintLength = 12;

    private readonly AtomicFiles _files = new();
    private readonly DecisionsHeader _header;
    private readonly CsvWriter? _csv;
    private readonly Stream? _lines;
    private readonly string[] _cells = new string[Names.Length];
    private readonly string _asOf, _fingerprint;

    /// <param name="path">A path that ends in .jsonl is written as JSON lines, any other as CSV.</param>
    public DecisionsWriter(string path, DecisionsHeader header)
    {
        (_header, _asOf) = (header, Notation.Date(header.AsOf));
        _fingerprint = header.Program.Fingerprint is { Length: > FingerprintLength } whole ? whole[..FingerprintLength] : header.Program.Fingerprint;
        if (path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            _lines = _files.Stream(path);
            return;
        }

        _csv = _files.Csv(path);
        _csv.WriteHeader(Names);
    }

    public long Lines { get; private set; }

    /// <param name="includes">Which decisions get a line, by position of the relief and index in its decisions; all if null.</param>
    public void Write(CaseData data, Decisions decisions, Func<int, int, bool>? includes = null)
    {
        foreach ((int number, ReliefDecisions relief) in decisions.Reliefs.Index())
            for (int i = 0; i < relief.Count; i++)
                if ((relief.Outcomes[i] != Outcome.NotCovered || _header.IncludesNotCovered) && includes?.Invoke(number, i) != false)
                    Write(data, decisions, number, i);
    }

    public void Complete() => _files.Complete();

    public void Dispose() => _files.Dispose();

    private void Write(CaseData data, Decisions decisions, int number, int i)
    {
        ReliefDecisions relief = decisions.Reliefs[number];
        int row = relief.FirstRow + i;
        RecordKind subject = relief.Relief.Subject;
        Outcome outcome = relief.Outcomes[i];
        bool hangs = outcome is Outcome.NeedsReview or Outcome.NotYetAtEarliest;
        _cells[0] = Id(data, subject, row, RecordKind.Person);
        _cells[1] = Id(data, subject, row, RecordKind.Case);
        _cells[2] = Id(data, subject, row, RecordKind.Charge);
        _cells[3] = relief.Relief.Name;
        _cells[4] = relief.Relief.Citation;
        _cells[5] = OutcomeText.Of(outcome);
        _cells[6] = outcome is Outcome.NotYet or Outcome.NotYetAtEarliest ? Notation.Date(relief.FirstDays[i]) : "";
        bool given = outcome is Outcome.Eligible or Outcome.NeedsReview;
        (_cells[7], _cells[8]) = given ? (relief.RouteOf(i, _header.AsOf), string.Join(" or ", relief.EffectsOf(i))) : Otherwise(relief.Relief, number, row);
        _cells[9] = given ? Cleared(data, relief, row) : "";
        _cells[10] = given ? OnHold(relief, i) : "";
        _cells[11] = outcome == Outcome.Eligible && !_header.Program.Preferences.IsEmpty
            ? Preference.IsFirst(_header.Program, decisions, data, number, row) switch { Truth.True => "yes", Truth.False => "no", _ => "in doubt" } : "";
        _cells[12] = Failing(relief, i);
        _cells[13] = hangs && _header.MissingFacts is { } facts ? facts(number, row) : "";
        _cells[14] = Presumed(relief.Presumed[i]);
        _cells[15] = relief.RestsOnMissing[i] ? "yes" : "no";
        _cells[16] = _header.Program.Fingerprint;
        _cells[17] = _asOf;
        if (_csv is not null) _csv.WriteRecord(_cells);
        else if (_lines is not null) WriteJson(_lines);
        Lines++;
    }

    /// <summary>The route and effect of those who are not eligible, or not yet: the relief's own; where rows decide, those of the row that is known to be theirs, else nothing.</summary>
    private (string Route, string Effect) Otherwise(ReliefInfo relief, int number, int row)
    {
        if (relief.Effects.IsEmpty) return (relief.RouteOn(_header.AsOf), relief.Effect);
        ulong rows = _header.EffectRows?.Invoke(number, row) ?? 0;
        int known = BitOperations.TrailingZeroCount(rows);
        bool isKnown = BitOperations.IsPow2(rows) && known < Math.Min(63, relief.Effects.Length);
        return isKnown && relief.Effects[known] is { Effect.Length: > 0 } effect ? (effect.RouteOn(_header.AsOf), effect.Effect) : ("", "");
    }

    private static string Id(CaseData data, RecordKind subject, int row, RecordKind kind) =>
        kind > subject ? "" : data.IdsOf(kind)[data.OuterRow(subject, row, kind)];

    private static string Failing(ReliefDecisions relief, int i)
    {
        if (relief.Conditions is not { } conditions) return "";
        List<string> failing = [];
        for (int c = 0; c < conditions.Length; c++)
        {
            ConditionInfo condition = relief.Relief.Conditions[c];
            if (condition.Stops(conditions[c][i])) failing.Add(Named(condition));
        }

        if (relief.IsNotLaw(i)) failing.Add("not law on this day");
        return string.Join("; ", failing);
    }

    /// <summary>The charges that a relief clears, where it says which: those of the person, each with its case.</summary>
    private static string Cleared(CaseData data, ReliefDecisions relief, int row)
    {
        if (relief.Reached is not { } reached) return "";
        (int start, int end) = data.RowsOf(RecordKind.Charge, data.OuterRow(relief.Relief.Subject, row, RecordKind.Person));
        List<string> cleared = [];
        for (int charge = start; charge < end; charge++)
        {
            Truth truth = reached[charge - relief.FirstCharge];
            if (truth == Truth.False) continue;
            cleared.Add($"{(truth == Truth.True ? "" : "perhaps ")}{data.CaseIds[data.CaseOfCharge[charge]]}/{data.ChargeIds[charge]}");
        }

        return string.Join("; ", cleared);
    }

    /// <summary>What holds an eligible subject up for certain, and what may.</summary>
    private static string OnHold(ReliefDecisions relief, int i) => string.Join("; ", relief.Relief.Holds
        .Where((_, k) => relief.Holds[k][i] != Truth.False)
        .Select(hold => relief.Holds[relief.Relief.Holds.IndexOf(hold)][i] == Truth.True ? Named(hold) : $"perhaps {Named(hold)}"));

    private static string Named(ConditionInfo condition) => condition.Citation.EndsWith(condition.Label, StringComparison.Ordinal)
        ? condition.Citation : $"{condition.Label} {condition.Citation}".Trim();

    private string Presumed(ulong bits)
    {
        if (bits == 0) return "";
        List<string> words = [];
        for (int k = 0; k < 64; k++)
            if ((bits >> k & 1) != 0)
                words.Add(k < _header.Program.Presumptions.Length ? _header.Program.Presumptions[k].Words : "another presumption");
        return string.Join("; ", words);
    }

    private void WriteJson(Stream stream)
    {
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            for (int i = 0; i < Names.Length; i++)
                if (_cells[i].Length > 0)
                    json.WriteString(Names[i], _cells[i]);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }
}
