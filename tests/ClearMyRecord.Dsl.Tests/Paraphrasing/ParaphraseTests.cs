using System.Reflection;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Paraphrasing;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Tests.Statutes;

namespace ClearMyRecord.Dsl.Tests.Paraphrasing;

/// <summary>The law is read back whole, and on the right side of every boundary.</summary>
public sealed class ParaphraseTests
{
    public static TheoryData<string> Nodes => [.. BoundSamples.Types.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Nodes))]
    public void Every_bound_node_has_words(string name)
    {
        BoundExpression node = BoundSamples.Make(BoundSamples.Types.First(type => type.Name == name));
        Speaker speaker = Speaker.Of(StatuteFolder.Compile("us-pa/clean-slate").Bound.Kinds.First(kind => kind.Name == "charge"));
        string words;
        try
        {
            words = node.Type.Kind == BoundKind.Condition ? Phrases.Condition(node, speaker) : Phrases.Value(node, speaker);
        }
        catch (NullReferenceException)
        {
            return; // it has words, and asked a made-up part for its own
        }

        Assert.False(words.Contains(Phrases.Unspoken, StringComparison.Ordinal), $"{name} has no words: give it an arm in Phrases.Condition or Phrases.Value");
    }

    /// <summary>What a part of the law says beside its conditions must be read back, too: a property that is new here needs a sentence.</summary>
    [Theory]
    [InlineData(typeof(BoundRelief), "After Conditions Conflicts Effects Expressions Holds InForce Limits Reaches Subject Symbol Syntax VersionBy")]
    [InlineData(typeof(BoundEffectRow), "InForce Syntax Where")]
    [InlineData(typeof(BoundLimit), "Expressions Granted Group InForce Key Number Other OtherKey Reliefs Scope Span Syntax Where")]
    [InlineData(typeof(BoundConditions), "Bar Citation Condition Conflict InForce IsBar")]
    [InlineData(typeof(BoundCollection), "Element Except GroupKey Of ScopeKind Where")]
    [InlineData(typeof(BoundItem), "Condition InForce IsCounted Label Span")]
    [InlineData(typeof(BoundRow), "InForce Label Value Where")]
    [InlineData(typeof(BoundInForce), "From Until")]
    [InlineData(typeof(BoundOffenseEntry), "From InForce Inchoate IsException List To Where")]
    [InlineData(typeof(BoundProgram), "Calendar Citation Conflicts Examples Fills Jurisdiction Kinds NotEncoded OffenseLists Parameters Preferences Questions Reliefs Schema Sight Title Values")]
    public void Whatever_a_part_of_a_law_can_say_is_read_back(Type part, string known)
    {
        string[] properties = [.. part.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name).Where(p => p != "EqualityContract").Order(StringComparer.Ordinal)];
        string[] silent = [.. properties.Except(known.Split(' '))];
        Assert.True(silent.Length == 0, $"{part.Name}.{string.Join(", ", silent)}: say it in Paraphraser or Phrases, then name it here");
    }

    [Theory]
    [InlineData("7 years has passed since disposition date", "today is the day 7 years after its disposition date, or later")]
    [InlineData("7 years has not passed since disposition date", "today is earlier than the day 7 years after its disposition date")]
    [InlineData("more than 7 years has passed since disposition date", "today is later than the day 7 years after its disposition date")]
    [InlineData("wait has passed since disposition date", "today is the day that lies the “wait” after its disposition date, or later")]
    [InlineData("disposition date is in the last 7 years", "its disposition date is not in the future, and today is earlier than the day 7 years after its disposition date")]
    [InlineData("disposition date is not after 2020-01-01", "its disposition date is 2020-01-01 or earlier")]
    [InlineData("disposition date is within 30 days after offense date", "its disposition date is later than its offense date and earlier than the day 30 days after its offense date")]
    [InlineData("disposition date is within 30 days after offense date, both days included",
        "its disposition date is its offense date or later, up to and including the day 30 days after its offense date")]
    [InlineData("not grade is at least M2", "its grade is less grave than M2 (F and M have no rank and leave this open)")]
    [InlineData("the case's fines balance is at most $0, presume yes if missing", "its case's fines balance is $0 or less (taken as so where the record leaves it open)")]
    [InlineData("the person's age on offense date is less than 18", "the person's age in whole years on its offense date is less than 18")]
    [InlineData("release date is before today, no if none", "its release date is earlier than today (not so where that does not apply)")]
    [InlineData("release date is not before today, no if none", "its release date is today or later (not so where that does not apply)")]
    [InlineData("there is no other felony of the person where disposition date is after this conviction's disposition date",
        "there is no felony in any case of the person, leaving out the conviction itself, such that its disposition date is later than this conviction's disposition date")]
    [InlineData("the case has at least 2 convictions", "there are 2 or more convictions of its case (this conviction included)")]
    [InlineData("no felony of the person", "there is no felony in any case of the person (this conviction included, if it is one)")]
    [InlineData("every felony of the case satisfies grade is F3", "every felony of its case (this conviction included, if it is one) is such that its grade is F3; this also holds where there is no such felony")]
    [InlineData("not (every felony of the case satisfies grade is F3)", "not every felony")]
    [InlineData("the person is not deceased", "the person is not recorded as “deceased”")]
    [InlineData("grade is M2, except where offense is 18 § 3929", "its grade is M2, but not where its offense is 18 § 3929")]
    [InlineData("grade is M2 and (the person is a registrant or the person is deceased)", "its grade is M2; and (the person is recorded as “registrant” or the person is recorded as “deceased”)")]
    [InlineData("(no felony of the person where grade is F1 or grade is F2) and grade is M2",
        "(there is no felony in any case of the person (this conviction included, if it is one) such that its grade is F1 or its grade is F2); and its grade is M2")]
    [InlineData("the later of sentence date and release date is known", "", false)]
    public void The_boundary_falls_where_the_law_puts_it(string condition, string expected, bool compiles = true)
    {
        Compilation compilation = new(new(Path.Combine(StatuteFolder.Root, "sample.statute"), $"""
            statute "Sample"
                jurisdiction US-PA
                cite "§ 1"

            use "us-pa/model"

            parameter wait
                7 years

            relief "sealing" for a conviction
                when {condition}

            """), new StatuteFolder());
        Assert.Equal(compiles ? "" : "errors", compilation.HasErrors ? compiles ? DiagnosticRenderer.Render(compilation.Diagnostics) : "errors" : "");
        if (!compiles) return;
        ParaphraseSection relief = Paraphraser.Read(compilation.Bound).Sections.First(section => section.Kind == "relief");
        Assert.StartsWith(expected, relief.Lines[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_without_words_is_quoted_and_marked() =>
        Assert.Equal($"({Phrases.Unspoken}“the words”)", Phrases.Condition(new Unheard(new(new("a", "the words"), 0, 9)), Speaker.Of(new("charge", "charges", RecordKind.Charge, default))));

    private sealed record Unheard(Compiler.Text.SourceSpan At) : BoundExpression(BoundType.Condition, At);
}
