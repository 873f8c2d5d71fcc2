using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClearMyRecord.Dsl.Tests.Architecture;

/// <summary>What holds of the text of the sources and no compiler checks.</summary>
public sealed partial class SourceRules
{
    private const string Compiler = "compiler/ClearMyRecord.Dsl.Compiler/", Door = Compiler + "Syntax/Antlr", Backends = Compiler + "Backends/";
    private const int LongestFile = 600;

    [Fact]
    public void The_generated_parser_is_seen_through_one_door()
    {
        SourceFile[] seeing = [.. SourceFile.Product.Where(f => f.Tree.DescendantNodes().OfType<ExternAliasDirectiveSyntax>().Any())];
        Assert.NotEmpty(seeing);
        Assert.All(seeing, file => Assert.Equal(Door, file.Folder));
    }

    [Fact]
    public void A_back_end_sees_neither_syntax_nor_bound_trees()
    {
        SourceFile[] backEnds = [.. SourceFile.Product.Where(f => f.Path.StartsWith(Backends, StringComparison.Ordinal))];
        Assert.NotEmpty(backEnds);
        // By a using, or by a name that starts from the surrounding namespace: Binding.BoundType.
        Assert.Empty(backEnds.SelectMany(file => file.Tree.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.Text is "Syntax" or "Binding" && name.Parent is QualifiedNameSyntax or MemberAccessExpressionSyntax or UsingDirectiveSyntax)
            .Select(file.At)));
    }

    [Fact]
    public void No_product_code_silences_the_null_checks() =>
        Assert.Empty(SourceFile.Product.SelectMany(file => file.Tree.DescendantNodes()
            .Where(node => node.IsKind(SyntaxKind.SuppressNullableWarningExpression)).Select(file.At)));

    [Fact]
    public void No_catch_is_empty() =>
        Assert.Empty(SourceFile.Product.SelectMany(file => file.Tree.DescendantNodes().OfType<CatchClauseSyntax>()
            .Where(clause => clause.Block.Statements.Count == 0).Select(file.At)));

    [Fact]
    public void A_namespace_is_the_folder() => Assert.All(SourceFile.Product, file =>
    {
        string[] folders = file.Folder.Split('/')[1..];
        foreach (BaseNamespaceDeclarationSyntax space in file.Tree.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
            Assert.Equal(string.Join('.', folders), space.Name.ToString());
    });

    [Fact]
    public void No_file_is_too_long_to_read() => Assert.All(SourceFile.Product.Concat(SourceFile.Tests), file =>
        Assert.True(file.Text.Count(c => c == '\n') <= LongestFile, $"{file.Path} has more than {LongestFile} lines: split it"));

    [Fact]
    public void Lines_are_indented_by_spaces() => Assert.All(
        SourceFile.Product.Concat(SourceFile.Under(Repository.Path("grammar"), ".g4", ".statute").Concat(SourceFile.Under(Repository.Path("statutes"), ".statute")).Select(SourceFile.Read)),
        file => Assert.False(file.Text.Contains('\t'), $"{file.Path} has a tab"));

    [Fact]
    public void Nothing_names_a_machine_or_a_package_registry()
    {
        SourceFile[] all = [.. SourceFile.Under(Repository.Root,
            ".cs", ".csproj", ".props", ".targets", ".config", ".json", ".md", ".txt", ".sh", ".cmd", ".g4", ".statute", ".yaml", ".yml", ".ipynb", ".dib").Select(SourceFile.Read)];
        Assert.NotEmpty(all);
        Assert.Empty(all.Where(file => MachinePath().IsMatch(file.Text)).Select(file => $"{file.Path}: {MachinePath().Match(file.Text).Value}"));
        Assert.Empty(all.Where(file => Registry().IsMatch(file.Text)).Select(file => $"{file.Path}: {Registry().Match(file.Text).Value}"));
    }

    [GeneratedRegex(@"(?<![\w.~/])/(?:home|root|Users|work|tmp|mnt|opt)/\w|\b[A-Z]:\\(?:Users|home|work)", RegexOptions.CultureInvariant)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(?:registry\.(?:npmjs|yarnpkg)|api\.nuget|pkgs\.dev\.azure|nuget\.pkg\.github)\.", RegexOptions.CultureInvariant)]
    private static partial Regex Registry();
}
