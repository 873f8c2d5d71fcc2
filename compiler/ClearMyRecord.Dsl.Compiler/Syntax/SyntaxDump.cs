using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>The tree as stable indented text, for baselines and <c>emit --stage syntax</c>: one node a line with its line and column, its own words, and its parts below.</summary>
public static class SyntaxDump
{
    public static string Of(SyntaxNode node)
    {
        StringBuilder dump = new();
        Write(dump, "", node, 0);
        return dump.ToString();
    }

    private static void Write(StringBuilder dump, string role, SyntaxNode node, int depth)
    {
        (int line, int column) = node.Span.File.PositionOf(node.Span.Start);
        dump.Append(' ', depth * 2).Append(role);
        string kind = node.GetType().Name;
        dump.Append(kind.EndsWith("Syntax", StringComparison.Ordinal) ? kind[..^"Syntax".Length] : kind);
        List<(string Name, object Value)> parts = [];
        foreach (PropertyInfo property in node.GetType().GetProperties().OrderBy(p => p.DeclaringType == node.GetType() ? 0 : 1).ThenBy(p => p.MetadataToken))
        {
            if (property.Name is "Span" or "EqualityContract" or nameof(FileSyntax.Links) or nameof(FileSyntax.Qualifiers) or nameof(FileSyntax.AmendedBy) || property.PropertyType == typeof(SourceSpan) || property.GetValue(node) is not { } value) continue;
            if (value is SyntaxNode or ITuple || (value is IEnumerable && value is not string)) parts.Add((property.Name, value));
            else if (value is string text) dump.Append(' ').Append(property.Name).Append("=\"").Append(text.ReplaceLineEndings("⏎")).Append('"');
            else if (value is bool yes)
            {
                if (yes) dump.Append(' ').Append(property.Name);
            }
            else if (value is InchoateKinds.None) continue;
            else dump.Append(' ').Append(property.Name).Append('=').Append(Scalar(property.Name, value));
        }
        dump.Append("  @").Append(line).Append(':').Append(column).Append('\n');
        foreach ((string name, object value) in parts) WritePart(dump, name + ": ", value, depth + 1);
    }

    private static void WritePart(StringBuilder dump, string role, object value, int depth)
    {
        switch (value)
        {
            case SyntaxNode child:
                Write(dump, role, child, depth);
                break;
            case ITuple pair:
                for (int i = 0; i < pair.Length; i++)
                    if (pair[i] is SyntaxNode node) Write(dump, role, node, depth);
                break;
            case IEnumerable many:
                foreach (object? child in many)
                    if (child is not null) WritePart(dump, role, child, depth);
                break;
        }
    }

    private static string Scalar(string name, object value) => value switch
    {
        int day when name is "First" or "Last" => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd"),
        Period period => $"{period.Months}m{period.Days}d",
        SourceSpan => "",
        _ => value.ToString() ?? "",
    };
}
