namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>Whether two words differ by one slip of the pen: a letter left out, added, exchanged for another, or two neighbours swapped.</summary>
public static class Nearness
{
    public static bool OneSlip(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1 || a == b) return false;
        int start = 0, endA = a.Length, endB = b.Length;
        while (start < endA && start < endB && a[start] == b[start]) start++;
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1])
        {
            endA--;
            endB--;
        }
        int left = endA - start, right = endB - start;
        return (left <= 1 && right <= 1) || (left == 2 && right == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
    }
}
