namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>How names are compared, made plural, and guessed at when misspelt.</summary>
public static class Names
{
    /// <summary>The plural made from the last word: -s, -es after a hissing sound, -ies for -y after a consonant.</summary>
    public static string Plural(string name)
    {
        if (name.EndsWith('y') && name.Length > 1 && !"aeiou".Contains(name[^2])) return name[..^1] + "ies";
        string[] hissing = ["s", "x", "z", "ch", "sh"];
        return hissing.Any(name.EndsWith) ? name + "es" : name + "s";
    }

    /// <summary>"a conviction", "an arrest".</summary>
    public static string WithArticle(string name) => (name.Length > 0 && "aeioAEIO".Contains(name[0]) ? "an " : "a ") + name;

    /// <returns>The nearest of the candidates, or null when none is near enough to be what was meant.</returns>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        // Of a word of two letters any other is one letter away: only a capital can be meant.
        int limit = name.Length <= 2 ? 0 : Math.Max(1, name.Length / 3);
        return candidates
            .Distinct()
            .Select(candidate => (candidate, distance: Distance(name, candidate, limit)))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate).FirstOrDefault();
    }

    /// <summary>Letters to insert, delete, replace, or swap with their neighbour, to make one name of the other.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit) return limit + 1;
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
