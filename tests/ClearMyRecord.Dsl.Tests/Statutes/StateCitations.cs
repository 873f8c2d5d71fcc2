using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Law;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Statutes;

/// <summary>The citations of each state, in its statutes and in its data, by the formats of the reference's own table.</summary>
public sealed partial class StateCitations : IStatuteLibrary
{
    private static readonly ImmutableDictionary<string, (string Formats, string[] InStatutes, string[] InData)> s_table = ReadTable();

    public static TheoryData<string> States => [.. s_table.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_state_of_the_project_has_a_row() => Assert.Equal(16, s_table.Count);

    [Theory]
    [MemberData(nameof(States))]
    public void All_ways_of_writing_a_row_are_one_citation(string state)
    {
        (string formats, string[] inStatutes, string[] inData) = s_table[state];
        ImmutableArray<CitationFormat> read = FormatsOf(formats);
        Assert.All(read, format => Assert.Null(format.FindFault()));
        Citation?[] citations = [.. inStatutes.Concat(inData).Select(text => CitationFormat.Parse(read, text))];
        Assert.All(citations, citation => Assert.Equal(citations[0], citation));
        Assert.NotNull(citations[0]);
        Assert.NotEmpty(inData);
        Assert.NotEmpty(citations[0]?.SubParts ?? []);
    }

    /// <summary>Each way of a statute as an entry, and each way of data as a record, through both engines.</summary>
    [Theory]
    [MemberData(nameof(States))]
    public void An_entry_in_any_of_its_ways_covers_a_record_in_any_other(string state)
    {
        (_, string[] inStatutes, string[] inData) = s_table[state];
        foreach (string entry in inStatutes) Decides(state, entry, [.. inStatutes.Concat(inData).Select(record => (record, Truth.True))]);
    }

    [Theory]
    [InlineData("California", "PC 273.5", "PC 273.5(a)", "PC 273.55 no", "PC 273 no", "HS 273.5 no", "PC 664/273.5 open", "273.5 open")]
    [InlineData("California", "HS 11357(b)", "H&S 11357(b)(2)", "H & S 11357 (B)", "11357(b)(1) HS", "HS 11357(c) no", "HS 11357 open")]
    [InlineData("California", "PC 187 to PC 191.5", "PC 187(a)", "PC 190.2", "PC 191.5(b)", "PC 192 no", "PC 186.22 no", "PC 1875 no", "VC 188 no")]
    [InlineData("Colorado", "18-4-401", "18-4-401(2)(b)", "§ 18-4-401, C.R.S.", "18-4-4010 no", "18-4-401.5 no", "18-44-01 no", "18-4-401(1),(2)(c) open")]
    [InlineData("Colorado", "18-6-101 to 18-6-105", "18-6-103(1)", "C.R.S. 18-6-105", "18-6-1030 no", "18-6-401 no", "18-7-101 no")]
    [InlineData("Connecticut", "53a-60", "53a-60(a)(1)", "C.G.S. § 53a-60(b)", "53a-60a no", "53-60 no", "53a-600 no")]
    [InlineData("Connecticut", "53a-59 to 53a-61", "53a-59a", "53a-60d", "53a-61(a)", "53a-61a no", "53-60 no")]
    [InlineData("Connecticut", "14-227a", "§ 14-227a(g)", "14-227 no", "14-227b no")]
    [InlineData("Delaware", "16 Del. C. § 4764", "16 § 4764(c)", "16 DEL.C. 4764(b)", "11 § 4764 no", "16 § 4764A no", "4764 open")]
    [InlineData("Delaware", "4 Del. C. § 904(e)", "4 § 904(e)(1)", "4 § 904(f) no", "4 § 904 open")]
    [InlineData("Illinois", "720 ILCS 5/12-3.2", "720 ILCS 5/12-3.2(a)(1)", "720 ILCS 5/12-3.05 no", "720 ILCS 5/12-3 no", "720 ILCS 570/12-3.2 no", "720 ILCS 5/8-4(570/402(c)) open", "5/12-3.2 open")]
    [InlineData("Illinois", "720 ILCS 5/11-1 to 720 ILCS 5/11-45", "720 ILCS 5/11-1.50", "720 ILCS 5/11-14(a)", "625 ILCS 5/11-501 no", "720 ILCS 5/12-1 no")]
    [InlineData("Massachusetts", "c. 265 § 13A", "c. 265, § 13A(a)", "265/13A(b)", "c. 265 § 13 no", "c. 265 § 13AB no", "c. 265 § 13A½ no", "c. 266 § 13A no", "assault and battery open")]
    [InlineData("Massachusetts", "c. 140 § 121 to 131H", "c. 140 § 129C", "M.G.L. c.140 §131(a)", "c. 140 § 131J no", "c. 14 § 125 no")]
    [InlineData("Massachusetts", "c. 123A § 1", "G.L. c. 123a, § 1", "c. 123 § 1 no")]
    [InlineData("Michigan", "MCL 750.81", "750.81(2)", "M.C.L. 750.81", "MCL 750.81d no", "MCL 750.81a(1) no", "MCL 750.811 no")]
    [InlineData("Michigan", "MCL 750.81 to MCL 750.90g", "750.81d", "750.90a", "750.9 no", "750.110a no", "750.90h no")]
    [InlineData("Michigan", "MCL 333.7403(2)(a)(v)", "333.7403(2)(A)(V)", "333.7403(2)(a)(iv) no", "333.7403(2)(a) open", "333.7403(2)A5 no")]
    [InlineData("Minnesota", "609.582 subd. 3", "609.582(3)", "609.582 s.3(a)", "609.582, subd. 3a no", "609.582 subd. 4 no", "609.582 subd. 33 no", "609.582 open")]
    [InlineData("Minnesota", "609A.015", "Minn. Stat. § 609A.015, subd. 1", "609A.15 no", "609.015 no")]
    [InlineData("New Jersey", "2C:35-5", "2C:35-5b(1)", "2C:35-5.b", "N.J.S.A. 2C:35-5", "2C:35-5.3 no", "2C:35-5.3a no", "2C:35-50 no", "39:35-5 no", "35-5 open")]
    [InlineData("New Jersey", "2C:35-10a(4)", "2C:35-10(a)(4)", "2C:35-10A(4)", "2C:35-10a(3) no", "2C:35-10b no", "2C:35-10 open")]
    [InlineData("New York", "PL 155.30", "PL 155.30 01", "P.L. § 155.30(1)", "PL 155.35 no", "VTL 155.30 no", "PL 155.30 petit open", "155.30 open")]
    [InlineData("New York", "PL 220.00 to PL 220.77", "PL 220.03", "PL 220.41 02", "PL 220.78 no", "PL 221.05 no", "PL 22.10 no")]
    [InlineData("New York", "VTL 511", "VTL 511(2)(a)(iv)", "VTL 511-a no", "VTL 1192 no")]
    [InlineData("Oklahoma", "63 O.S. § 2-402", "63 § 2-402(A)(1)", "63-2-402", "63 O.S. § 2-4020 no", "63 O.S. § 2-402.1 no", "21 O.S. § 2-402 no")]
    [InlineData("Oklahoma", "21 O.S. § 13.1", "21-13.1", "21 § 13 no", "21 O.S. § 13.10 no", "57 O.S. § 13.1 no")]
    [InlineData("Oregon", "ORS 163.200", "163.200(1)(b)", "ORS 163.205 no", "ORS 163.2 no")]
    [InlineData("Oregon", "ORS 475.005 to ORS 475.980", "ORS 475.752(3)", "ORS 475C.341 no", "ORS 476.005 no")]
    [InlineData("Pennsylvania", "18 § 2706", "18 Pa.C.S. § 2706(a)(1)", "18 § 2706 §§ A1", "18 § 27061 no", "18 § 2706.1 no", "75 § 2706 no", "18 § 2706 terroristic threats open", "18 § 2706 M2 open")]
    [InlineData("Pennsylvania", "18 § 2501 to 3221", "18 § 2702 §§ A4", "18 § 3221(b)", "18 § 3301 no", "18 § 310 no", "75 § 3000 no")]
    [InlineData("Utah", "58-37-8(2)(a)(i)", "58-37-8(2)(A)(I)", "58-37-8(2)(a)(ii) no", "58-37-8(2) open", "58-37a-8 no")]
    [InlineData("Utah", "76-5-101 to 76-5-417", "76-5-102.5", "Utah Code § 76-5-106", "76-6-404 no", "76-5b-201 no")]
    [InlineData("Virginia", "18.2-96", "Va. Code § 18.2-96", "18.2-96(2)", "18.2-96.1 no", "18.2-960 no", "18.2-9 no", "18-2-96 no")]
    [InlineData("Virginia", "19.2-392.12", "19.2-392.12(A)", "19.2-392.12:1 no")]
    [InlineData("Wisconsin", "961.41(3g)", "Wis. Stat. § 961.41(3g)(e)", "961.41(3G)(am)", "961.41(3) no", "961.41 open", "961.410 no")]
    [InlineData("Wisconsin", "948.03(5)(a)1", "948.03(5)(a)1.", "948.03(5)(a)1.b", "948.03(5)(a)11. no", "948.03(5)(a) open")]
    public void An_entry_covers_what_stands_under_it(string state, string entry, params string[] records) =>
        Decides(state, entry, [.. records.Select(Expected)]);

    [Theory]
    [InlineData("attempts, conspiracies and solicitations included", "none attempt conspiracy solicitation")]
    [InlineData("attempts included", "none attempt")]
    [InlineData("conspiracies included", "none conspiracy")]
    [InlineData("solicitations included", "none solicitation")]
    [InlineData("attempts and conspiracies included", "none attempt conspiracy")]
    [InlineData("attempts, conspiracies, and solicitations included", "none attempt conspiracy solicitation")]
    [InlineData("", "none")]
    public void An_entry_covers_the_inchoate_offenses_it_names(string tail, string covered)
    {
        string entry = tail.Length > 0 ? $"18 § 2706, {tail}" : "18 § 2706";
        string[] all = ["none", "attempt", "conspiracy", "solicitation"];
        Runs(Statute("Pennsylvania", entry, [.. all.Select(one => ("18 § 2706(a)", one, TruthLogic.Of(covered.Split(' ').Contains(one)))), ("18 § 2706", "", all.All(covered.Contains) ? Truth.True : Truth.Unknown)]));
    }

    private static (string Record, Truth Covered) Expected(string text) =>
        text.EndsWith(" no", StringComparison.Ordinal) ? (text[..^3], Truth.False) : text.EndsWith(" open", StringComparison.Ordinal) ? (text[..^5], Truth.Unknown) : (text, Truth.True);

    private void Decides(string state, string entry, (string Record, Truth Covered)[] records) =>
        Runs(Statute(state, entry, [.. records.Select(record => (record.Record, "none", record.Covered))]));

    private void Runs(string text)
    {
        Compilation compilation = new(new SourceText("citations.statute", text), this);
        Assert.Equal("", DiagnosticRenderer.Render(compilation.Diagnostics));
        DiagnosticBag messages = new();
        ImmutableArray<ExampleResult> results =
            ExampleRunner.Run(compilation, [("interpreter", compilation.Interpreter), ("compiled", compilation.Evaluator)], messages);
        Assert.Equal("", DiagnosticRenderer.Render(messages.ToSorted()));
        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.True(result.Passed, $"{result.Name}: {result.Difference}"));
    }

    private static string Statute(string state, string entry, (string Record, string Inchoate, Truth Covered)[] records)
    {
        StringBuilder text = new($"""
            statute "Citations"
                jurisdiction US-XX
                citation format {s_table[state].Formats}

            use "standard/model"

            offenses listed
                {entry}

            relief "listed" for a charge
                effect sealed, automatic
                when offense is in listed


            """);
        foreach ((string record, string inchoate, Truth covered) in records)
            text.Append($"""
                example "{entry.Replace('"', '\'')}: {record} {inchoate}"
                    today is 2024-06-30
                    given a person
                        with a charge where offense is "{record}", inchoate is {(inchoate.Length > 0 ? inchoate : "missing")}
                    expect "listed" {(covered == Truth.True ? "is eligible" : covered == Truth.False ? "is not eligible" : "needs review")}


                """);
        return text.ToString();
    }

    private static ImmutableDictionary<string, (string, string[], string[])> ReadTable()
    {
        string[] lines = File.ReadAllLines(Repository.Path("grammar", "README.md"));
        return lines.SkipWhile(line => !line.StartsWith("| state |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split(" | ")).ToImmutableDictionary(cells => cells[0].Trim('|', ' '), cells => (cells[1].Trim('`', ' '), Quoted(cells[2]), Quoted(cells[3])));

        static string[] Quoted(string cell) => [.. Code().Matches(cell).Select(match => match.Groups[1].Value)];
    }

    private static ImmutableArray<CitationFormat> FormatsOf(string formats) => [.. Template().Matches(formats).Select(match => new CitationFormat(match.Groups[1].Value))];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Template();

    public SourceText? Find(string path, SourceText from) => StandardLibrary.Find(path);
}
