using System.Collections.Immutable;
using System.Text;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Paraphrasing;

/// <summary>One sentence of a law read back.</summary>
/// <param name="Depth">How far it stands under what it belongs to.</param>
/// <param name="Label">As the law has it: "(a)(1)"; empty if none.</param>
public sealed record ParaphraseLine(int Depth, string Label, string Text);

/// <summary>What one declaration of a law was understood to mean.</summary>
/// <param name="Kind">"relief", "bar", "definition", "parameter", "offense list", "question", "derivation", "law".</param>
/// <param name="Place">A place inside the declaration; empty for what no declaration says.</param>
public sealed record ParaphraseSection(string Kind, string Name, string Citation, ImmutableArray<ParaphraseLine> Lines, SourceSpan Place = default);

/// <summary>A law read back in plain English.</summary>
public sealed record Paraphrase(string Title, ImmutableArray<ParaphraseSection> Sections)
{
    public string ToText(int width = 110)
    {
        StringBuilder text = new();
        text.Append(Title).Append('\n');
        foreach (ParaphraseSection section in Sections)
        {
            text.Append('\n').Append(section.Name).Append(section.Citation.Length > 0 ? $"  [{section.Citation}]" : "").Append('\n');
            foreach (ParaphraseLine line in section.Lines) Append(text, line, width);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ParaphraseLine line, int width)
    {
        string indent = new(' ', 2 + line.Depth * 4), label = line.Label.Length > 0 ? line.Label + " " : "", hanging = indent + "    ";
        StringBuilder row = new(indent + label);
        bool isFirst = true;
        foreach (string word in line.Text.Split(' '))
        {
            if (!isFirst && row.Length + word.Length + 1 > width)
            {
                text.Append(row).Append('\n');
                row.Clear().Append(hanging);
                isFirst = true;
            }

            row.Append(isFirst ? "" : " ").Append(word);
            isFirst = false;
        }

        text.Append(row).Append('\n');
    }
}
