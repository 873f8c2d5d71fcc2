using System.Globalization;

namespace ClearMyRecord.Dsl.Tests.Helpers;

/// <summary>
/// Compares text with a file "NAME.verified.txt". What differs is written beside it as "NAME.received.txt"; accept it by renaming,
/// or run the tests with UPDATE_BASELINES=1 and read the difference in version control.
/// </summary>
internal static class Baseline
{
    public static void Matches(string path, string received)
    {
        string verified = path + ".verified.txt", left = path + ".received.txt";
        received = received.ReplaceLineEndings("\n");
        if (!received.EndsWith('\n')) received += "\n";
        string expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (expected == received)
        {
            File.Delete(left);
            return;
        }
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1")
        {
            File.WriteAllText(verified, received);
            File.Delete(left);
            return;
        }
        File.WriteAllText(left, received);
        Assert.Fail($"{System.IO.Path.GetRelativePath(Repository.Root, verified)} does not match:\n{FirstDifference(expected, received)}");
    }

    private static string FirstDifference(string expected, string received)
    {
        string[] a = expected.Split('\n'), b = received.Split('\n');
        int line = 0;
        while (line < a.Length && line < b.Length && a[line] == b[line]) line++;
        return string.Create(CultureInfo.InvariantCulture,
            $"line {line + 1}\n  verified: {(line < a.Length ? a[line] : "(end)")}\n  received: {(line < b.Length ? b[line] : "(end)")}");
    }
}
