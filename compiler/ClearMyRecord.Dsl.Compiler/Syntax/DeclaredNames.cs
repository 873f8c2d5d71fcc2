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
    });
}
