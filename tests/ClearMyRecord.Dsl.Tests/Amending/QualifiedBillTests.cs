using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Amending;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Amending;

/// <summary>Bills on a law two of whose files have a name each.</summary>
public sealed class QualifiedBillTests
{
    private static readonly string[] s_files = ["model", "old-code", "new-code", "two-codes", "two-codes-bill"];

    private static SmallLaws Library(params (string Name, string Text)[] changed) => new([.. changed, .. s_files.Select(name => (name, Read(name)))]);

    private static string Read(string name) => File.ReadAllText(Repository.Path("grammar", "samples", name + ".statute")).ReplaceLineEndings("\n");

    [Fact]
    public void The_amended_law_is_the_program_that_law_and_bill_make()
    {
        SmallLaws library = Library();
        Compilation bill = library.Compile("two-codes-bill");
        AmendedLaw law = AmendedLaw.Of(bill, library);
        Assert.Equal(["two-codes.statute", "new-code.statute", "old-code.statute"], law.Law.Select(file => file.Before.Path).OrderBy(path => path[0] == 't' ? "" : path));
        Compilation printed = Library([.. law.Law.Select(file => (Path.ChangeExtension(file.Before.Path, null), file.Text))]).Compile("two-codes");
        Assert.Equal(Program(bill), Program(printed));
    }

    [Fact]
    public void Only_the_declaration_that_a_bill_names_is_amended()
    {
        AmendedLaw law = AmendedLaw.Of(Library().Compile("two-codes-bill"), Library());
        string Of(string name) => law.Law.First(file => file.Before.Path == name + ".statute").Text;
        Assert.Contains("5 years\n    3 years from 2027-01-01", Of("new-code"), StringComparison.Ordinal);
        Assert.Contains("parameter waiting time is 10 years", Of("old-code"), StringComparison.Ordinal);
        Assert.Contains("reading ignored, in force until 2027-01-01", Of("old-code"), StringComparison.Ordinal);
        Assert.DoesNotContain("reading ignored, in force", Of("new-code"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("set waiting time to 3 years", "waiting time as defined in \"old-code\"` or `waiting time as defined in \"new-code\"")]
    [InlineData("set the reading of \"suspended sentences\" to counted", "\"suspended sentences\" as defined in \"old-code\"")]
    [InlineData("repeal relief \"sealing\"", "\"sealing\" as defined in \"old-code\"` or `\"sealing\" as defined in \"new-code\"")]
    [InlineData("strike (wait) from relief \"sealing\"", "\"sealing\" as defined in \"old-code\"")]
    [InlineData("in define a grave conviction reads\n        a conviction where grade is F1", "grave conviction as defined in \"old-code\"")]
    [InlineData("insert into offenses violent crimes\n        18 § 3929", "violent crimes as defined in \"old-code\"")]
    [InlineData("in define clearing day reads disposition date", "clearing day as defined in \"old-code\"")]
    public void A_bill_that_does_not_say_which_is_told_what_to_type(string line, string advice)
    {
        Compilation bill = new(new SourceText("b.statute", $"bill \"B\"   amends \"two-codes\"   effective 2027-01-01\n    {line}\n"), Library());
        Diagnostic message = Assert.Single(bill.Diagnostics);
        Assert.Equal(BindingErrors.SeveralMeant, message.Descriptor);
        Assert.Contains(advice, message.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bill_may_not_enact_a_name_that_a_file_of_the_law_has() => Assert.Contains("CMR2004", DiagnosticRenderer.Render(new Compilation(
        new SourceText("b.statute", "bill \"B\"   amends \"two-codes\"   effective 2027-01-01\n    enact\n        parameter waiting time is 3 years\n"), Library()).Diagnostics), StringComparison.Ordinal);

    private static string Program(Compilation compilation) =>
        IrPrinter.Print(compilation.Program with { Info = compilation.Program.Info with { Title = "", Fingerprint = "" } });
}
