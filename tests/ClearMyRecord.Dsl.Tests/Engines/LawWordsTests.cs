using System.Text.Json;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Amending;
using ClearMyRecord.Dsl.Compiler.Documenting;
using ClearMyRecord.Dsl.Compiler.Explaining;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Tests.Amending;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>The words of the law go with what they stand under: into explanations, pages and redlines.</summary>
public sealed class LawWordsTests
{
    private const string Model = """
        model "Sample records"
            citation format "TITLE § SECTION"
            calendar years roll forward, months roll back
        use "standard/model"
        define a conviction as a charge where disposition is one of guilty plea or found guilty
        text {Q}Convicted is who was found guilty.{Q}
        fill maximum term of a charge, if missing, as
            text {Q}A felony carries five years.{Q}
            5 years where grade is felony
        """;

    private const string Law = """
        statute "Sample"
            jurisdiction US-PA
            cite "§ 1"
        use "model"

        parameter wait   cite "§ 7"
            text {Q}The years are seven.{Q}
            7 years

        question "how counted"
            text {Q}The law does not say.{Q}
            reading one
            reading two
            default one

        offenses violent offenses   cite "§ 5"
            text {Q}Offenses of violence.{Q}
            18 § 2501 to 18 § 3221

        offenses grave offenses   cite "§ 6"
            violent offenses

        define grave of a charge as
            text {Q}Grave is what the list names.{Q}
            (1) yes where offense is in grave offenses
            (2) no otherwise

        define settled of a charge   cite "§ 8" as
            all of
                (a) wait has passed since disposition date
                (b) grade is misdemeanor
        text {Q}Settled is what is old.{Q}

        relief "sealing" for a conviction   cite "§ 2"
            text {Q}A conviction is sealed.{Q}
            when all of
                (a) settled
                (b) maximum term is at most 10 years
                (c) the reading of "how counted" is one

        bar to relief "sealing"   cite "§ 3"
            text {Q}
                Not a violent one,
                nor a hard one.
                {Q}
            any of
                (a) grave is yes
                (b) offense is in violent offenses
        """;

    [Fact]
    public void Each_condition_stands_beside_the_words_it_rests_on_and_each_is_quoted_once() => Assert.Equal("""
        | A conviction is sealed.
        | conviction:
        | Convicted is who was found guilty.
        (a) settled
        | settled  [§ 8]:
        | Settled is what is old.
        (a)(a) wait has passed since disposition date
        | wait  [§ 7]:
        | The years are seven.
        (a)(b) grade is misdemeanor
        (b) maximum term is at most 10 years
        | maximum term:
        | A felony carries five years.
        (c) the reading of "how counted" is one
        | how counted:
        | The law does not say.
        | bar  [§ 3]:
        | Not a violent one,
        | nor a hard one.
        (a) grave is yes
        | grave:
        | Grave is what the list names.
        | violent offenses  [§ 5]:
        | Offenses of violence.
        (b) offense is in violent offenses
        """, string.Join('\n', ExplanationRenderer.ToText(Explain(), ExplanationMarks.PlainLetters).Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) || line.StartsWith('[')).Select(Conditions)));

    [Fact]
    public void Json_carries_the_words_of_every_condition()
    {
        using JsonDocument json = JsonDocument.Parse(ExplanationRenderer.ToJson(Explain()));
        JsonElement sealing = json.RootElement[0];
        Assert.Equal("A conviction is sealed.", sealing.GetProperty("lawText").GetString());
        Assert.Equal("conviction", sealing.GetProperty("uses")[0].GetProperty("name").GetString());
        JsonElement[] bars = [.. sealing.GetProperty("conditions").EnumerateArray().Where(condition => condition.GetProperty("bar").GetBoolean())];
        Assert.Equal(2, bars.Length);
        Assert.All(bars, bar => Assert.Contains("Not a violent one,", bar.GetProperty("lawText").GetString()));
        // Both, though a text quotes it once.
        Assert.All(bars, bar => Assert.Contains(bar.GetProperty("uses").EnumerateArray(), use => use.GetProperty("lawText").GetString() == "Offenses of violence."));
        Assert.False(sealing.GetProperty("conditions")[0].TryGetProperty("lawText", out _));
    }

    [Fact]
    public void A_page_quotes_the_law_beside_every_declaration_and_what_a_bill_adds_and_takes_away()
    {
        string page = LawPage.Write(Compile("law"), Compile("bill"));
        foreach (string words in (string[])["A conviction is sealed.", "Convicted is who was found guilty.", "The years are seven.", "Offenses of violence.", "The law does not say.", "Settled is what is old."])
            Assert.Contains($"<blockquote><span>{words}</span></blockquote>", page, StringComparison.Ordinal);
        Assert.Contains("<blockquote><ins>Nor who is bound.</ins></blockquote>", page, StringComparison.Ordinal);
        Assert.Contains("<blockquote><del>A conviction of old.</del></blockquote>", LawPage.Write(Compile("law"), Compile("repealing")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_redline_strikes_and_adds_the_words_with_what_they_stand_under()
    {
        string redline = RedlineText.ToText(AmendedLaw.Of(Compile("bill"), Library), colour: false);
        Assert.Contains("{+text {Q}Nor who is bound.{Q}+}".Replace("{Q}", "\"\"\""), redline, StringComparison.Ordinal);
        Assert.Contains("[-nor a hard one.-]", redline, StringComparison.Ordinal);
    }

    private static string Conditions(string line) => line.StartsWith('|') ? line : line[(line.IndexOf(']') + 1)..].Trim().Replace("unless ", "").Split("  [")[0];

    private static SmallLaws Library { get; } = new(
        ("model", Quoted(Model)), ("law", Quoted(Law) + Quoted("\n\nrelief \"old sealing\" for a conviction\n    text {Q}A conviction of old.{Q}\n    when grade is misdemeanor\n")),
        ("bill", Quoted("""
            bill "B" amends "law" effective 2030-01-01
                repeal bar "§ 3"
                enact
                    bar to relief "sealing"   cite "§ 4"
                        text {Q}Nor who is bound.{Q}
                        grade is felony
            """)),
        ("repealing", "bill \"R\" amends \"law\" effective 2030-01-01\n    repeal relief \"old sealing\"\n"));

    private static string Quoted(string text) => text.Replace("{Q}", "\"\"\"", StringComparison.Ordinal);

    private static Compilation Compile(string name) => Library.Compile(name);

    private static IReadOnlyList<Explanation> Explain()
    {
        Compilation law = Compile("law");
        TrialRecord record = Sample.Record(law.Program.Schema, new Dictionary<string, string>
        {
            ["offense"] = "18 § 3929(a)", ["inchoate"] = "none", ["grade"] = "misdemeanor", ["maximum term"] = "1 year", ["disposition"] = "found guilty",
            ["disposition date"] = "2010-02-28", ["jurisdiction"] = "US-PA",
        });
        return [law.Interpreter.Explain(record.ToData().WithoutClearing(), 0, Sample.On("2024-06-29"))[0]];
    }
}
