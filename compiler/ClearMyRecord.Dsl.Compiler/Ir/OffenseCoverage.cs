using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Ir;

/// <summary>Which offense codes a program has anything to say about, so that a report can list those it has not.</summary>
public sealed class OffenseCoverage(ClearanceProgram program)
{
    /// <summary>Whether some entry of some offense list, including or excepting, covers a code as written in the data.</summary>
    public bool Covers(string code)
    {
        if (CitationFormat.Parse(program.Schema.CitationFormats, code) is not { } citation) return false;
        foreach (IrOffenseList list in program.OffenseLists)
            foreach (IrOffenseEntry entry in list.Entries)
                if (entry.From is { } from && (entry.To is { } to ? Citation.Covers(from, to, citation) : from.Covers(citation)) != Truth.False)
                    return true;
        return false;
    }
}
