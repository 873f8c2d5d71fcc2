using System.Xml.Linq;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Tests.Helpers;

namespace ClearMyRecord.Dsl.Tests.Architecture;

/// <summary>Who may reference whom. A new reference or package is a decision: it is written into this table first.</summary>
public sealed class ReferenceRules
{
    private const string Prefix = "ClearMyRecord.Dsl.";

    /// <summary>Looks at the source and ships with nothing.</summary>
    private const string Analyzer = "Microsoft.CodeAnalysis.BannedApiAnalyzers";

    private static readonly Rule[] Table =
    [
        new("Grammar", [], ["Antlr4.Runtime.Standard"]),
        new("Runtime", [], []),
        new("Compiler", ["Grammar", "Runtime"], ["Antlr4.Runtime.Standard", "Basic.Reference.Assemblies.Net100", "Microsoft.CodeAnalysis.CSharp"]),
        new("Data", ["Runtime"], ["CsvHelper", "YamlDotNet"]),
        new("Workbench", ["Runtime"], ["ScottPlot"]),
        new("Cli", ["Compiler", "Data", "Workbench"], ["System.CommandLine"]),
        new("Fuzz", ["Compiler"], ["SharpFuzz"]),
        new("Tests", ["Cli", "Compiler", "Data", "Fuzz", "Runtime", "Workbench"],
            ["CsCheck", "Microsoft.NET.Test.Sdk", "xunit", "xunit.runner.visualstudio"]),
        new("Benchmarks", ["Compiler", "Data", "Runtime", "Workbench"], ["BenchmarkDotNet"]),
    ];

    public static TheoryData<string> Projects => [.. Files().Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_only_what_the_table_allows(string project)
    {
        Rule? rule = Table.SingleOrDefault(r => r.Project == project);
        Assert.True(rule is not null, $"{project} is not in the table: say what it may reference");
        XDocument file = XDocument.Load(Files()[project]);
        string[] references = [.. Included(file, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))[Prefix.Length..])];
        Assert.Empty(references.Except(rule.References));
        Assert.Empty(Included(file, "PackageReference").Except([.. rule.Packages, Analyzer]));
        Assert.Empty(Included(file, "Reference"));
    }

    [Fact]
    public void Every_rule_is_about_a_project() => Assert.Empty(Table.Select(r => r.Project).Except(Files().Keys));

    [Fact]
    public void What_only_looks_at_the_source_does_not_ship() => Assert.All(Files(), file =>
    {
        foreach (XElement package in XDocument.Load(file.Value).Descendants("PackageReference").Where(p => (string?)p.Attribute("Include") == Analyzer))
            Assert.Equal("all", (string?)package.Attribute("PrivateAssets"));
    });

    [Theory]
    [InlineData("Compiler")]
    [InlineData("Runtime")]
    public void The_pure_projects_have_the_list_of_banned_symbols(string project)
    {
        XDocument file = XDocument.Load(Files()[project]);
        Assert.Contains(Analyzer, Included(file, "PackageReference"));
        Assert.Contains("../../BannedSymbols.txt", Included(file, "AdditionalFiles"));
    }

    [Fact]
    public void The_grammar_is_behind_its_door()
    {
        XDocument file = XDocument.Load(Files()["Compiler"]);
        XElement[] doors = [.. file.Descendants().Where(e => e.Name.LocalName is "ProjectReference" or "PackageReference"
            && (string?)e.Attribute("Include") is { } name && (name.Contains("Grammar", StringComparison.Ordinal) || name.StartsWith("Antlr", StringComparison.Ordinal)))];
        Assert.Equal(2, doors.Length);
        Assert.All(doors, door =>
        {
            Assert.Equal("antlr", (string?)door.Attribute("Aliases"));
            Assert.Equal("compile", (string?)door.Attribute("PrivateAssets"));
        });
    }

    [Fact]
    public void The_runtime_needs_nothing_but_the_platform() =>
        Assert.All(typeof(CaseData).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    [Fact]
    public void The_compiler_does_not_know_files_or_charts() =>
        Assert.Equal([Prefix + "Grammar", Prefix + "Runtime"], typeof(Compilation).Assembly.GetReferencedAssemblies()
            .Select(a => a.Name).OfType<string>().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Files() => SourceFile.Under(Repository.Root, ".csproj")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path)[Prefix.Length..]);

    private static string[] Included(XDocument file, string item) =>
        [.. file.Descendants(item).Select(e => (string?)e.Attribute("Include")).OfType<string>()];

    /// <param name="References">Projects of this repository it may reference.</param>
    /// <param name="Packages">Packages it may reference.</param>
    private sealed record Rule(string Project, string[] References, string[] Packages);
}
