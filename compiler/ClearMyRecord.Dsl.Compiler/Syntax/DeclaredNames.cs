namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>The names that declarations give, as far as the declarations could be read.</summary>
internal static class DeclaredNames
{
    public static IEnumerable<string> Of(IEnumerable<MemberSyntax> members) => members.SelectMany(member => member switch
    {
        DefineKindSyntax { As.Name.Text.Length: > 0 } kind => [kind.Name.Text],
        GroupSyntax group => [group.Name.Text],
        DefineValueSyntax value => [value.Name.Text],
        ParameterSyntax parameter => [parameter.Name.Text],
        OffensesSyntax offenses => [offenses.Name.Text],
        QuestionSyntax question => question.Readings.Select(r => r.Text),
        RecordSyntax record => record.Fields.SelectMany(f => f.Values.Concat(f.Unranked).Append(f.Name)).Select(n => n.Text),
        EnactSyntax enact => Of(enact.Members),
        _ => Array.Empty<string>(),
    }).Except(members.SelectMany(OfConditionsAndValues).Where(name => IsInBackquotes(name) && SubjectIn(name.Text, _ => true) is not null).Select(name => name.Text));

    /// <summary>The names of what a condition may speak of; not the values of a category.</summary>
    public static IEnumerable<NameSyntax> OfConditionsAndValues(MemberSyntax member) => member switch
    {
        DefineKindSyntax kind => [kind.Name],
        GroupSyntax group => [group.Name],
        DefineValueSyntax value => [value.Name],
        ParameterSyntax parameter => [parameter.Name],
        OffensesSyntax offenses => [offenses.Name],
        RecordSyntax record => record.Fields.Select(field => field.Name),
        EnactSyntax enact => enact.Members.SelectMany(OfConditionsAndValues),
        _ => [],
    };

    /// <summary>A name that its declaration holds together: its words alone then mean what they say.</summary>
    public static bool IsInBackquotes(NameSyntax name) => name.Span.Text.StartsWith('`');

    /// <summary>What a name would speak of if it were read as a condition: the words before an `is` or the like, if they are a name themselves.</summary>
    public static string? SubjectIn(string name, Func<string, bool> isName)
    {
        string[] words = name.Split(' ');
        for (int at = 1; at < words.Length - 1; at++)
        {
            string before = string.Join(' ', words[..at]);
            bool joins = words[at] is "and" or "or";
            if ((joins || words[at] is "is" or "are" or "has" or "have" or "applies") && isName(before) && (!joins || isName(string.Join(' ', words[(at + 1)..])))) return before;
        }

        return null;
    }
}
