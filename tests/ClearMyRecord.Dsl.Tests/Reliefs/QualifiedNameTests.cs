using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Covering;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Formatting;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Paraphrasing;
using ClearMyRecord.Dsl.Tests.Statutes;

namespace ClearMyRecord.Dsl.Tests.Reliefs;

/// <summary>A name that two files declare: each file means its own, and a file that uses both says which.</summary>
public sealed class QualifiedNameTests
{
    private readonly TwoCodes _codes = new();

    private const string Both = """
        relief "expungement" for a conviction   cite "§ 20"
            effect expunged, automatic
            when all of
                (wait)  wait as defined in "new" has passed since disposition date
                (grave) this conviction is not a grave conviction as defined in "old"
                (none)  the person has no grave convictions as defined in "old"
        """;

    [Fact]
    public void Two_files_may_have_a_name_each_that_nobody_uses_bare() => Assert.Equal("", _codes.Messages(Both));

    [Theory]
    [InlineData("wait has passed since disposition date", "wait")]
    [InlineData("the person has no grave conviction", "grave conviction")]
    [InlineData("the person has at most 2 grave convictions", "grave convictions")]
    [InlineData("this conviction is not a grave conviction", "grave conviction")]
    [InlineData("this conviction has been granted \"sealing\"", "\"sealing\"")]
    public void A_bare_name_that_may_be_either_is_an_error_that_offers_what_to_type(string condition, string name)
    {
        string law = $"relief \"R\" for a conviction\n    effect sealed, automatic\n    when {condition}";
        Diagnostic message = Assert.Single(_codes.Compile(law).Diagnostics);
        Assert.Equal(BindingErrors.SeveralMeant, message.Descriptor);
        Assert.Equal($"say which is meant: write `{name} as defined in \"old\"` or `{name} as defined in \"new\"`", message.Advice);
        Assert.Equal(["old.statute", "new.statute"], message.Notes.Select(note => note.Span.File.Path));

        // What it offers is what makes the law compile.
        Assert.Equal("", _codes.Messages(law.Replace(name, $"{name} as defined in \"old\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("parameter wait is 3 years")]
    [InlineData("define a grave conviction as a conviction where grade is F1")]
    [InlineData("relief \"sealing\" for a conviction\n    effect sealed, automatic\n    when grade is M2")]
    public void A_file_may_not_declare_again_what_a_file_it_uses_declares(string declaration) =>
        Assert.Contains("CMR2004", _codes.Messages(declaration), StringComparison.Ordinal);

    [Fact]
    public void A_name_twice_in_one_file_stays_a_mistake_however_many_files_have_it()
    {
        _codes.Files["new"] += "parameter wait is 4 years\n";
        Diagnostic message = Assert.Single(_codes.Compile(Both).Diagnostics);
        Assert.Equal((BindingErrors.DeclaredTwice, "new.statute"), (message.Descriptor, message.Span.File.Path));
    }

    [Fact]
    public void A_file_sees_what_the_files_it_uses_use()
    {
        _codes.Files["far"] = "model \"Far\"\nuse \"old\"\n\ndefine long wait of a charge as disposition date plus wait\n";
        Compilation law = new(new("law.statute", "statute \"Law\"\n\nuse \"far\"\nuse \"new\"\n\nrelief \"R\" for a conviction\n    effect sealed, automatic\n    when long wait is on or before today\n"), _codes);
        Assert.Equal("", DiagnosticRenderer.Render(law.Diagnostics));
        Assert.Contains("as defined in old", IrPrinter.Print(law.Program).Split("define \"long wait\"")[1].Split("\ndefine")[0], StringComparison.Ordinal);
        // And the law itself sees both.
        Assert.Contains("`wait as defined in \"old\"` or `wait as defined in \"new\"`", DiagnosticRenderer.Render(
            new Compilation(new("law.statute", law.Text.Text.Replace("long wait is on or before today", "wait has passed since disposition date", StringComparison.Ordinal)), _codes).Diagnostics), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"older\"", "CMR2036", "write `wait as defined in \"old\"` or")]
    [InlineData("\"modle\"", "CMR2036", "did you mean \"model\"?")]
    [InlineData("\"nwe\"", "CMR2036", "did you mean \"new\"?")]
    [InlineData("\"model\"", "CMR2037", "write `wait as defined in \"old\"` or")]
    public void A_path_that_does_not_help_is_told_of(string path, string code, string advice)
    {
        string messages = _codes.Messages($"relief \"R\" for a conviction\n    effect sealed, automatic\n    when wait as defined in {path} has passed since disposition date");
        Assert.Contains(code, messages, StringComparison.Ordinal);
        Assert.Contains(advice, messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("when grade as defined in \"old\" is M2")]
    [InlineData("when grade is M2 as defined in \"old\"")]
    [InlineData("when there is a conviction of the person called the later one as defined in \"old\" where grade is M2")]
    public void A_file_named_where_it_decides_nothing_is_not_passed_over(string clause) =>
        Assert.Equal(BindingErrors.IdleSource, Assert.Single(_codes.Compile($"relief \"R\" for a conviction\n    effect sealed, automatic\n    {clause}").Diagnostics).Descriptor);

    [Fact]
    public void Nor_in_an_example()
    {
        Compilation law = _codes.Compile(Both + "\nexample \"one\"\n    today is 2024-01-01\n    given a person\n        with a conviction where grade as defined in \"old\" is M2\n    expect \"expungement\" needs review\n");
        DiagnosticBag messages = new();
        ExampleRunner.Run(law, [("interpreter", law.Interpreter)], messages);
        Assert.Equal(BindingErrors.IdleSource, Assert.Single(messages.ToSorted()).Descriptor);
    }

    [Fact]
    public void No_two_definitions_parameters_or_reliefs_of_the_program_share_a_name()
    {
        Compilation law = StatuteFolder.Compile("../grammar/samples/two-codes");
        Assert.Empty(IrInvariants.Check(law.Program));
        IEnumerable<string>[] kinds =
        [
            law.Program.Definitions.Select(one => one.Name), law.Program.Info.Parameters.Select(one => one.Name), law.Program.Info.Questions.Select(one => one.Name),
            law.Program.Info.Reliefs.Select(one => one.Name), law.Program.OffenseLists.Select(one => one.Name),
        ];
        Assert.All(kinds, names => Assert.Equal(names, names.Distinct()));
        Assert.Contains("waiting time as defined in new-code", law.Program.Info.Parameters.Select(one => one.Name));
        Assert.NotEqual("", law.CSharp);
    }

    [Fact]
    public void Paraphrase_and_reasons_tell_the_two_apart_also_where_the_file_says_the_bare_name()
    {
        string read = Paraphraser.Read(_codes.Compile(Both).Bound).ToText();
        Assert.Contains("Parameter “wait as defined in old”", read, StringComparison.Ordinal);
        Assert.Contains("Relief “sealing as defined in new”", read, StringComparison.Ordinal);
        Assert.Contains("is not a grave conviction as defined in old", read, StringComparison.Ordinal);

        string[] words = [.. _codes.Compile(Both).Program.Info.Reliefs.SelectMany(relief => relief.Conditions).Select(condition => condition.Words)];
        Assert.Contains("wait as defined in new has passed since disposition date", words);
        Assert.Contains("wait as defined in old has passed since disposition date", words);
        Assert.Contains("this conviction is not a grave conviction as defined in new", words);
    }

    [Fact]
    public void A_record_that_names_no_file_leaves_open_which_relief_was_granted()
    {
        const string Granted = """
            relief "R" for a conviction   cite "§ 20"
                effect expunged, automatic
                when all of
                    (sealed) this conviction has been granted "sealing" as defined in "old"

            example "which was it"
                today is 2024-01-01
                given a person
                    with a conviction called the first where grade is M2, disposition date is 2010-01-01, cleared date is 2020-01-01, cleared under is "sealing as defined in old"
                    with a conviction called the second where grade is M2, disposition date is 2010-01-01, cleared date is 2020-01-01, cleared under is "sealing as defined in new"
                    with a conviction called the third where grade is M2, disposition date is 2010-01-01, cleared date is 2020-01-01, cleared under is "sealing"
                expect "R" for the first is eligible
                expect "R" for the second is not eligible, because of (sealed)
                expect "R" for the third needs review
            """;
        Compilation law = _codes.Compile(Granted);
        DiagnosticBag messages = new();
        ImmutableArray<ExampleResult> results = ExampleRunner.Run(law, [("interpreter", law.Interpreter), ("compiled", law.Evaluator)], messages);
        Assert.Equal("", DiagnosticRenderer.Render([.. law.Diagnostics, .. messages.ToSorted()]));
        Assert.Equal("", Assert.Single(results).Difference);
    }

    [Fact]
    public void An_edit_that_brings_a_second_meaning_is_told_of_at_once_and_one_that_takes_it_away_again()
    {
        const string Bare = "relief \"R\" for a conviction\n    effect sealed, automatic\n    when spell has passed since disposition date";
        _codes.Files["old"] += "parameter spell is 1 year\n";
        Compilation open = _codes.Compile(Bare);
        Assert.Equal("", DiagnosticRenderer.Render(open.Diagnostics));
        string before = _codes.Files["new"];
        _codes.Files["new"] += "parameter spell is 2 years\n";
        open = open.After(open.Text);
        Assert.Equal(BindingErrors.SeveralMeant, Assert.Single(open.Diagnostics).Descriptor);
        open = open.After(TwoCodes.Law(Bare.Replace("spell", "spell as defined in \"new\"", StringComparison.Ordinal)));
        Assert.Equal("", DiagnosticRenderer.Render(open.Diagnostics));
        _codes.Files["new"] = before;
        open = open.After(open.Text);
        Assert.Equal(BindingErrors.NotDefinedThere, Assert.Single(open.Diagnostics).Descriptor);
    }

    [Fact]
    public void The_phrase_goes_over_lines_and_its_layout_is_settled()
    {
        const string Broken = "relief \"R\" for a conviction\n    effect sealed, automatic\n    when the person has no grave conviction\n        as defined in   \"old\"   where wait as defined in\n            \"new\" has passed since disposition date";
        Compilation law = _codes.Compile(Broken);
        Assert.Equal("", DiagnosticRenderer.Render(law.Diagnostics));
        string once = StatuteFormatter.Format(law.Text, law.Loaded);
        Assert.Contains("as defined in \"old\" where", once, StringComparison.Ordinal);
        Assert.Equal(once, StatuteFormatter.Format(new(law.Text.Path, once), new Compilation(new(law.Text.Path, once), _codes).Loaded));
    }

    [Fact]
    public void Examples_that_are_written_say_which_is_meant()
    {
        const string Counted = """
            relief "R" for a grave conviction as defined in "old"   cite "§ 20"
                effect expunged, automatic
                when all of
                    (wait) wait as defined in "new" has passed since disposition date
                    (free) it is eligible for "sealing" as defined in "new" or disposition date is before 2000-01-01

            example "a first one"
                today is 2024-01-01
                given a person
                    with a grave conviction as defined in "old" where grade is F2, disposition date is 1990-01-01
                expect "R" is eligible

            """;
        Compilation law = _codes.Compile(Counted.Replace("it is", "this conviction is", StringComparison.Ordinal));
        Assert.Equal("", DiagnosticRenderer.Render(law.Diagnostics));
        string written = MissingExamples.Of(law).ToText();
        Compilation with = new(new(law.Text.Path, law.Text.Text + "\n" + written), _codes);
        DiagnosticBag messages = new();
        ImmutableArray<ExampleResult> results = ExampleRunner.Run(with, [("interpreter", with.Interpreter)], messages);
        Assert.Equal("", DiagnosticRenderer.Render([.. with.Diagnostics, .. messages.ToSorted()]));
        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.Equal("", result.Difference));
    }
}
