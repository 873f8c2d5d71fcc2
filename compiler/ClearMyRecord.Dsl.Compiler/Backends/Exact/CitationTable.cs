using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>
/// The classes of citations that a program's offense lists tell apart: in or out of each list, by which of its conditions. Entries of a list
/// that differ in their citation only are one; so a list of two hundred plain entries makes two classes. Safe to use from several threads.
/// </summary>
internal sealed class CitationTable
{
    private readonly ClearanceProgram _program;
    private readonly int[] _offsets;
    private readonly List<(IrOffenseEntry Entry, Citation From, int Number, int Kind)> _entries = [];
    private readonly ImmutableArray<Citation> _ends;
    private readonly bool _hasTitles;
    private readonly Lazy<ImmutableArray<(Citation Citation, Truth[] Fits)>> _probes;
    private readonly Lazy<ImmutableArray<Truth[]>> _classes;
    private readonly ConcurrentDictionary<string, Truth[]> _read = new(StringComparer.OrdinalIgnoreCase);

    public CitationTable(ClearanceProgram program)
    {
        _program = program;
        _offsets = new int[program.OffenseLists.Length + 1];
        for (int list = 0; list < program.OffenseLists.Length; list++) _offsets[list + 1] = _offsets[list] + program.OffenseLists[list].Entries.Length;
        foreach (int list in UsedLists(program)) AddEntries(list);
        _ends = [.. _entries.SelectMany(e => e.Entry.To is { } to ? (Citation[])[e.From, to] : [e.From]).Distinct()];
        _hasTitles = program.Schema.CitationFormats.Any(format => !format.Template.TrimStart().StartsWith("SECTION", StringComparison.Ordinal)
            && ((ReadOnlySpan<string>)["TITLE", "CODE", "CHAPTER", "ACT"]).ToArray().Any(part => format.Template.Contains(part, StringComparison.Ordinal)));
        _probes = new(() => [.. CitationProbes.Of(_ends, _hasTitles).Select(citation => (citation, FitsOf(citation)))]);
        _classes = new(() => ClassesOf(_probes.Value.Select(probe => probe.Fits)));
    }

    /// <summary>For each class of complete citations, which entries take it in (by <see cref="NumberOf"/>).</summary>
    public ImmutableArray<Truth[]> Classes => _classes.Value;

    public int NumberOf(int list, int entry) => _offsets[list] + entry;

    /// <summary>Which entries take in a citation as written; all unknown of one that cannot be read.</summary>
    public Truth[] FitsOf(string text) => _read.GetOrAdd(text, static (written, table) =>
        CitationFormat.Parse(table._program.Schema.CitationFormats, written) is { } citation ? table.FitsOf(citation) : table.Unread(), this);

    /// <summary>Whether a citation as written leaves open what it is: it cannot be read, or breaks off before what an entry names.</summary>
    public bool IsOpen(string text) => Array.IndexOf(FitsOf(text), Truth.Unknown) >= 0;

    /// <summary>The classes that a citation as written may be of: any if it cannot be read, else those of what stands under it.</summary>
    public ImmutableArray<Truth[]> ClassesUnder(string text)
    {
        if (CitationFormat.Parse(_program.Schema.CitationFormats, text) is not { } written) return Classes;
        bool lacksTitle = written.Prefix.IsEmpty && _ends.Any(end => !end.Prefix.IsEmpty);
        IEnumerable<Citation> places = lacksTitle
            ? CitationProbes.TitlesOf(_ends, _hasTitles).Where(title => !title.IsEmpty).Select(title => written with { Prefix = title }) : [written];
        return ClassesOf(places.SelectMany(place => BreaksOff(place)
            ? _probes.Value.Where(probe => place.Covers(probe.Citation) == Truth.True).Select(probe => probe.Fits) : [FitsOf(place)]));
    }

    private bool BreaksOff(Citation place) => _ends.Any(end => end.SubParts.Length > place.SubParts.Length && place.Covers(end) == Truth.True);

    private Truth[] FitsOf(Citation citation)
    {
        Truth[] fits = new Truth[_offsets[^1]];
        Array.Fill(fits, Truth.False);
        foreach ((IrOffenseEntry entry, Citation from, int number, _) in _entries)
            fits[number] = entry.To is { } to ? Citation.Covers(from, to, citation) : from.Covers(citation);
        return fits;
    }

    private Truth[] Unread()
    {
        Truth[] fits = new Truth[_offsets[^1]];
        Array.Fill(fits, Truth.False);
        foreach ((_, _, int number, _) in _entries) fits[number] = Truth.Unknown;
        return fits;
    }

    private ImmutableArray<Truth[]> ClassesOf(IEnumerable<Truth[]> all)
    {
        SortedDictionary<string, Truth[]> classes = new(StringComparer.Ordinal);
        foreach (Truth[] fits in all) classes.TryAdd(KeyOf(fits), fits);
        return [.. classes.Values];
    }

    /// <summary>The kinds of entry that take a citation in, and those that may: of a kind that does, those that may add nothing.</summary>
    private string KeyOf(Truth[] fits)
    {
        StringBuilder key = new();
        foreach (IGrouping<int, Truth> kind in _entries.Where(e => fits[e.Number] != Truth.False).GroupBy(e => e.Kind, e => fits[e.Number]).OrderBy(kind => kind.Key))
            key.Append(kind.Key).Append(kind.Contains(Truth.True) ? '+' : '?');
        return key.ToString();
    }

    private void AddEntries(int list)
    {
        ImmutableArray<IrOffenseEntry> entries = _program.OffenseLists[list].Entries;
        for (int i = 0; i < entries.Length; i++)
        {
            if (entries[i].From is not { } from) continue;
            IrOffenseEntry entry = entries[i];
            int alike = _entries.FindIndex(other => other.Number >= _offsets[list] && other.Number < _offsets[list + 1] && other.Entry.Includes == entry.Includes
                && other.Entry.Inchoate == entry.Inchoate && ReferenceEquals(other.Entry.Where, entry.Where));
            _entries.Add((entry, from, NumberOf(list, i), alike < 0 ? _entries.Count : _entries[alike].Kind));
        }
    }

    private static SortedSet<int> UsedLists(ClearanceProgram program)
    {
        SortedSet<int> used = [];
        Queue<int> open = new(IrTree.RootsOf(program).SelectMany(IrTree.SelfAndDescendants).OfType<IrOffenseIn>().Select(node => node.List));
        while (open.TryDequeue(out int list))
            if (used.Add(list))
                foreach (IrOffenseEntry entry in program.OffenseLists[list].Entries)
                    if (entry.IncludedList is { } included) open.Enqueue(included);
        return used;
    }
}
