using System.Reflection;
using ClearMyRecord.Dsl.Cli;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Workbench;

namespace ClearMyRecord.Dsl.Tests.Architecture;

/// <summary>Every kind of message has a code of its own, in the family of the pass that reports it, and is reported by something.</summary>
public sealed class Codes
{
    /// <summary>The families by the folder of the class that declares them.</summary>
    private static readonly (string Namespace, string Family)[] Families =
    [
        ("ClearMyRecord.Dsl.Compiler.Syntax", "CMR1"),
        ("ClearMyRecord.Dsl.Compiler.Binding", "CMR2"),
        ("ClearMyRecord.Dsl.Compiler.Examples", "CMR25"),
        ("ClearMyRecord.Dsl.Compiler.Amending", "CMR3"),
        ("ClearMyRecord.Dsl.Compiler.Lowering", "CMR3"),
        ("ClearMyRecord.Dsl.Compiler.Linting", "CMR35"),
        ("ClearMyRecord.Dsl.Compiler.Mutating", "CMR352"),
        ("ClearMyRecord.Dsl.Compiler.Backends", "CMR4"),
        ("ClearMyRecord.Dsl.Data", "CMR5"),
    ];

    private static readonly (FieldInfo Field, string Code)[] All =
    [
        .. Declared<DiagnosticDescriptor>().Select(d => (d.Field, d.Value.Code)),
        .. Declared<DataDescriptor>().Select(d => (d.Field, d.Value.Code)),
    ];

    [Fact]
    public void A_code_is_declared_once()
    {
        Assert.Contains(All, c => c.Code.StartsWith("CMR1", StringComparison.Ordinal));
        Assert.Contains(All, c => c.Code.StartsWith("CMR5", StringComparison.Ordinal));
        Assert.Empty(All.GroupBy(c => c.Code).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(c => Name(c.Field)))}"));
    }

    [Fact]
    public void A_code_is_of_the_family_of_its_folder() => Assert.All(All, c =>
    {
        Assert.Matches("^CMR[1-5][0-9]{3}$", c.Code);
        string folder = c.Field.DeclaringType?.Namespace ?? "";
        string[] families = [.. Families.Where(f => folder == f.Namespace || folder.StartsWith(f.Namespace + ".", StringComparison.Ordinal)).Select(f => f.Family)];
        Assert.True(families.Any(f => c.Code.StartsWith(f, StringComparison.Ordinal)), $"{Name(c.Field)} in {folder} has the code {c.Code}");
    });

    [Fact]
    public void Every_message_is_reported_by_something()
    {
        HashSet<string> words = [.. SourceFile.Product.SelectMany(file => file.Tree.DescendantTokens().Zip(file.Tree.DescendantTokens().Skip(2)))
            .Select(pair => $"{pair.First.Text}.{pair.Second.Text}")];
        Assert.Empty(All.Where(c => !words.Contains(Name(c.Field)) && !UsedAtHome(c.Field)).Select(c => $"{c.Code} {Name(c.Field)}"));
    }

    /// <summary>Used by its bare name in the file that declares it, beyond the declaration.</summary>
    private static bool UsedAtHome(FieldInfo field) => SourceFile.Product
        .Where(f => Path.GetFileNameWithoutExtension(f.Path).Split('.')[0] == field.DeclaringType?.Name)
        .Sum(f => f.Tree.DescendantTokens().Count(t => t.Text == field.Name)) > 1;

    private static string Name(FieldInfo field) => $"{field.DeclaringType?.Name}.{field.Name}";

    private static IEnumerable<(FieldInfo Field, T Value)> Declared<T>() =>
        new[] { typeof(Compilation).Assembly, typeof(DataDescriptor).Assembly, typeof(WorkbenchException).Assembly, typeof(Guard).Assembly }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(T))
            .Select(f => (f, f.GetValue(null))).Where(d => d.Item2 is T).Select(d => (d.f, (T)(d.Item2 ?? throw new InvalidOperationException("filtered above"))));
}
