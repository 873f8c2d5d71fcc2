using ClearMyRecord.Dsl.Compiler;

namespace ClearMyRecord.Dsl.Tests.Reproductions;

/// <summary>The worked cases of California's fact sheet stand beside the law under their numbers; one that is dropped is noticed.</summary>
public sealed class CaliforniaWorkedCases
{
    [Theory]
    [InlineData("us-ca/automatic-relief", "A", 11)]
    [InlineData("us-ca/prop64", "B", 8)]
    public void Stand_beside_the_law(string path, string letter, int cases)
    {
        Compilation law = Law.Of(path);
        // "A5 and A6: …", "A9, read as …".
        IEnumerable<string> numbers = law.Bound.Examples
            .SelectMany(example => example.Name.Text.Split(':')[0].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.StartsWith(letter, StringComparison.Ordinal) && int.TryParse(word[letter.Length..], out _));

        Assert.Equal(Enumerable.Range(1, cases).Select(n => $"{letter}{n}"), numbers.Distinct().OrderBy(number => int.Parse(number[letter.Length..])));
    }
}
