using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Fuzz;
using ClearMyRecord.Dsl.Tests.Engines;
using ClearMyRecord.Dsl.Tests.Statutes;

namespace ClearMyRecord.Dsl.Tests.Broken;

/// <summary>Whatever happens to a statute, the compiler says something sensible about it. CMR_TRIALS multiplies how much happens.</summary>
public sealed class MutilatedStatutes
{
    public static TheoryData<string> Kinds => [.. BrokenCorpus.Kinds];

    public static TheoryData<string> Statutes => [.. StatuteFolder.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_broken_statute_that_is_broken_further_never_throws(string kind)
    {
        foreach (string path in BrokenCorpus.FilesOf(kind)) Mutilate(BrokenCorpus.Read(path), new BrokenCorpus(), 2);
    }

    [Theory]
    [MemberData(nameof(Statutes))]
    public void A_statute_that_is_mutilated_never_throws(string path) =>
        Mutilate(StatuteFolder.Open(path), new StatuteFolder(), 4);

    private static void Mutilate(SourceText source, IStatuteLibrary library, int byDefault)
    {
        (string path, string text) = (source.Path, source.Text);
        Remembering remembering = new(library);
        for (int seed = 1; seed <= Trials.Count(byDefault); seed++)
        {
            string mutilated = Mutilation.Of(text, new Random(unchecked((seed * 397) ^ text.Length)));
            try
            {
                FrontEndProbe.Check(mutilated, remembering, path);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                string left = Path.Combine(Path.GetTempPath(), $"mutilated-{path.GetHashCode(StringComparison.Ordinal):x8}-{seed}.statute");
                File.WriteAllText(left, mutilated);
                Assert.Fail($"{path}, seed {seed}, kept in {left}: {fault}");
            }
        }
    }

    /// <summary>Asks for each file once.</summary>
    private sealed class Remembering(IStatuteLibrary library) : IStatuteLibrary
    {
        private readonly Dictionary<(string, string), SourceText?> _found = [];

        public SourceText? Find(string path, SourceText from)
        {
            if (!_found.TryGetValue((path, from.Path), out SourceText? text)) _found[(path, from.Path)] = text = path.Contains('\0', StringComparison.Ordinal) ? null : library.Find(path, from);
            return text;
        }
    }
}
