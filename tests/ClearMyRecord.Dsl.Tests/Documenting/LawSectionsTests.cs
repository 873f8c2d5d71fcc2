using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Documenting;
using ClearMyRecord.Dsl.Tests.Amending;

namespace ClearMyRecord.Dsl.Tests.Documenting;

/// <summary>The words of the law that a statute carries: its sections are told apart, and those that nobody accounted for are named.</summary>
public sealed class LawSectionsTests
{
    private const string Words = """
        § 12. Clearing of records.
        (a) General rule. The following shall be cleared:
        (1) A conviction after ten years.
        (i) Except where a fine is owed.
        (ii) Except where restitution is owed.
        (2) An acquittal.
        (b) Procedure. The court shall
        notify the agency.
        (c) Fees.
        (1) None shall be charged.
        § 13.1. Exceptions.
        (a)(1) Violence.
        (2) Threats.
        """;

    [Fact]
    public void Sections_have_the_labels_they_stand_under() => Assert.Equal(
        ["§ 12", "§ 12(a)", "§ 12(a)(1)", "§ 12(a)(1)(i)", "§ 12(a)(1)(ii)", "§ 12(a)(2)", "§ 12(b)", "§ 12(c)", "§ 12(c)(1)", "§ 13.1", "§ 13.1(a)(1)", "§ 13.1(a)(2)"],
        LawSections.Of(Words, "9 X.C. § 12").Select(section => section.Citation));

    [Fact]
    public void Letters_that_are_numerals_too_go_by_what_stands_before_them() => Assert.Equal(
        ["§ 1(h)", "§ 1(i)", "§ 1(i)(1)", "§ 1(i)(1)(i)", "§ 1(j)"],
        LawSections.Of("(h) x\n(i) x\n(1) x\n(i) x\n(j) x", "§ 1").Select(section => section.Citation));

    [Fact]
    public void What_is_neither_cited_nor_left_out_on_purpose_is_named()
    {
        Compilation compilation = new SmallLaws().CompileText("law.statute", $""""
            statute "Law"   cite "9 X.C. § 12"
                text """
            {Words}
                """
            record charge
                violent is yes or no
                old is yes or no
                fine owed is yes or no
            relief "R" for a charge   cite "§ 12(a)(1)"
                when all of
                    (age) old
                    (i)   not fine owed
            bar to relief "R"   cite "9 X.C. § 13.1(a)"
                any of
                    (1) violent
            not encoded "(c)" because "no fee is charged anyway"
            """");
        Assert.Equal(["§ 12(a)(1)(ii)", "§ 12(a)(2)", "§ 12(b)", "§ 13.1(a)(2)"],
            LawSections.NotAccountedFor(compilation.Loaded.Files[^1]).Select(section => section.Citation));
    }
}
