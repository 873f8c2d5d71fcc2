using System.Text;
using ClearMyRecord.Dsl.Tests.Data;

namespace ClearMyRecord.Dsl.Tests.Cli;

/// <summary>statute check: whatever the file, one message that says where, what and what to do.</summary>
[Collection(TheConsole.Name)]
public sealed class CheckTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Answer Check(string text) => Shell.Statute("check", _folder.Write("a.statute", text)).IsKind();

    [Fact]
    public void A_good_statute_has_no_errors_and_hears_of_warnings()
    {
        Answer answer = Check(SmallAct.Text + "\n").Succeeds();
        Assert.Equal(("1 file: no errors\n`statute lint` has 1 warning about it\n", ""), (answer.Out.ReplaceLineEndings("\n"), answer.Error));
    }

    [Theory]
    [InlineData("disposition is one of dismissed or withdrawn", "disposition is one of dismised or withdrawn", "CMR2005", "dismised")]
    [InlineData("dismissal wait has passed", "dismissal weight has passed", "CMR2", "weight")]
    [InlineData("    effect sealed", "\teffect sealed", "CMR1002", "effect")]
    [InlineData("effect sealed, automatic", "effect sealed, automatic ;", "CMR1001", ";")]
    public void A_mistake_is_shown_with_a_caret_under_the_words(string words, string instead, string code, string shown)
    {
        Assert.Contains(words, SmallAct.Text, StringComparison.Ordinal);
        Answer answer = Check(SmallAct.Text.Replace(words, instead, StringComparison.Ordinal) + "\n");
        Assert.Equal(1, answer.Code);
        Assert.Contains(code, answer.Error, StringComparison.Ordinal);
        Assert.Matches(@"a\.statute:\d+:\d+: error", answer.Error);
        string[] lines = answer.Error.Split('\n');
        int caret = Array.FindIndex(lines, line => line.Contains('^', StringComparison.Ordinal));
        Assert.True(caret > 0, answer.Error);
        Assert.Contains(shown, lines[caret - 1], StringComparison.Ordinal);
        Assert.Contains("1 error in 1 file", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_is_checked_and_tested_like_a_statute()
    {
        string document = $"# An act\n\nIn our words.\n\n```statute\n{SmallAct.Text}\n```\n";
        string path = _folder.Write("a.statute.md", document);
        Assert.Contains("1 file: no errors", Shell.Statute("check", path).Succeeds().Out, StringComparison.Ordinal);
        Assert.Contains("0 failed", Shell.Statute("test", path).Succeeds().Out, StringComparison.Ordinal);
        Assert.Contains("1 file: no errors", Shell.Statute("check", _folder.Path).Succeeds().Out, StringComparison.Ordinal);

        string wrong = _folder.Write("a.statute.md", document.Replace("effect sealed, automatic", "effect sealed, automatic ;", StringComparison.Ordinal));
        int line = document[..document.IndexOf("effect sealed, automatic", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.Contains($"a.statute.md:{line}:", Shell.Statute("check", wrong).IsKind().Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    today is 2026-01-01\n", "", "CMR2501")]
    [InlineData("with a charge where", "with a charge called the theft where grade is nonsense,", "CMR2504")]
    [InlineData("    today is 2026-01-01\n", "    today is 2026-01-01\n    parameter dismissal wait is off\n", "CMR2504")]
    [InlineData("    given a person\n        with a case\n            with a charge where disposition is dismissed, disposition date is 2020-01-01", "    given a charge", "CMR2506")]
    [InlineData("conviction\" is eligible", "conviction\" for the thft is eligible", "CMR2507")]
    [InlineData("            with a charge where", "            with a charge where disposition is withdrawn\n            with a charge where", "CMR2508")]
    [InlineData("    expect \"sealing of what ended without a conviction\" is eligible", "", "CMR2509")]
    [InlineData("    expect \"sealing of", "    expect \"ceiling of", "CMR2015")]
    [InlineData("disposition is dismissed,", "disposition is dismissed, disposition is withdrawn,", "CMR2512")]
    [InlineData("conviction\" is eligible", "conviction\" is not eligible, because of (endet)", "CMR2517")]
    public void An_example_that_cannot_run_is_told_of_before_it_is_run(string words, string instead, string code)
    {
        Assert.Contains(words, SmallAct.Text, StringComparison.Ordinal);
        int example = SmallAct.Text.IndexOf("example \"two years\"", StringComparison.Ordinal);
        string text = SmallAct.Text[..example] + SmallAct.Text[example..].Replace(words, instead, StringComparison.Ordinal) + "\n";
        Answer check = Check(text);
        Assert.Equal(1, check.Code);
        Assert.Contains(code, check.Error, StringComparison.Ordinal);
        Assert.Contains("1 error in 1 file", check.Out, StringComparison.Ordinal);
        Answer test = Shell.Statute("test", _folder["a.statute"]).IsKind();
        Assert.Equal((1, check.Error), (test.Code, test.Error));
        Assert.Matches(@"FAILED .*a\.statute:\d+ ""two years""\r?\n    it cannot run as it is written: \S", test.Out);
    }

    [Theory]
    [InlineData("-- to be written\n")]
    [InlineData("\n\n-- one\n-- two\n\n")]
    public void A_file_of_remarks_is_told_how_to_begin(string text)
    {
        Answer answer = Check(text);
        Assert.Equal(1, answer.Code);
        Assert.Contains("this file says nothing yet", answer.Error, StringComparison.Ordinal);
        Assert.Contains("begin it with `statute", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_through_itself_shows_the_way_round()
    {
        Answer answer = Check("""
            statute "Round"
                jurisdiction US-PA
                cite "18 Pa.C.S. § 9999"

            use "us-pa/model"

            define first of a charge as second

            define second of a charge as first

            """);
        Assert.Equal(1, answer.Code);
        Assert.Contains("CMR2013", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_is_one_message()
    {
        string deep = new string('(', 2000) + "disposition is dismissed" + new string(')', 2000);
        Answer answer = Check(SmallAct.Text.Replace("disposition is one of dismissed or withdrawn", deep, StringComparison.Ordinal) + "\n");
        Assert.Equal(1, answer.Code);
        Assert.Contains("CMR1008", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there() =>
        Shell.Statute("check", _folder["nowhere.statute"]).FailsInOneSentence("there is no statute", "us-pa/clean-slate");

    [Fact]
    public void A_folder_without_statutes() => Shell.Statute("check", _folder.Path).FailsInOneSentence("there is no file that ends in .statute");

    [Fact]
    public void A_folder_stands_for_every_statute_below_it()
    {
        Directory.CreateDirectory(_folder["inner"]);
        _folder.Write("a.statute", SmallAct.Text + "\n");
        _folder.Write("inner/b.statute", SmallAct.Text.Replace("effect sealed", "efect sealed", StringComparison.Ordinal) + "\n");
        Answer answer = Shell.Statute("check", _folder.Path).IsKind();
        Assert.Equal(1, answer.Code);
        Assert.Contains("in 2 files", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("a.statute:", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_where_one_statute_is_wanted() => Shell.Statute("emit", _folder.Path).FailsInOneSentence("is a folder");

    [Fact]
    public void A_file_that_is_not_text() =>
        Shell.Statute("check", _folder.Write("a.statute", [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 0, 0, 1])).FailsInOneSentence("is not a text file");

    [Fact]
    public void A_file_in_another_encoding() =>
        Shell.Statute("check", _folder.Write("a.statute", [0xff, 0xfe, .. Encoding.Unicode.GetBytes(SmallAct.Text)])).FailsInOneSentence("save it as UTF-8");

    [Fact]
    public void A_file_with_a_byte_order_mark_is_read() =>
        Shell.Statute("check", _folder.Write("a.statute", [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(SmallAct.Text + "\n")])).Succeeds();

    [Fact]
    public void A_file_larger_than_a_statute_can_be()
    {
        string path = _folder["a.statute"];
        using (FileStream file = File.Create(path)) file.SetLength(64L << 20);
        Shell.Statute("check", path).FailsInOneSentence("larger than a statute can be");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n")]
    public void An_empty_file(string text) => Shell.Statute("check", _folder.Write("a.statute", text)).FailsInOneSentence("a.statute is empty");
}
