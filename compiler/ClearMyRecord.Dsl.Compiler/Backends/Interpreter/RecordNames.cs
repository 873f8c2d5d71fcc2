using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>How an explanation names a record among those of its person.</summary>
internal static class RecordNames
{
    public static string Of(CaseData data, RecordKind kind, int row)
    {
        if (kind == RecordKind.Person) return "the person";
        int caseRow = data.OuterRow(kind, row, RecordKind.Case);
        string caseName = $"case {caseRow - data.FirstCase[data.PersonOfCase[caseRow]] + 1}";
        return kind == RecordKind.Case ? caseName : $"charge {row - data.FirstCharge[caseRow] + 1} of {caseName}";
    }
}
