namespace ClearMyRecord.Dsl.Data.Synthesis;

/// <summary>The chances of one person: they depend on the seed and the person's number only, never on the batch or the machine (SplitMix64).</summary>
internal struct PersonRandom(ulong seed, long person)
{
    private ulong _state = Mix(seed ^ Mix((ulong)person + 0x9E3779B97F4A7C15UL));

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    /// <summary>From 0 up to but not including 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double share) => Fraction() < share;

    /// <summary>From 0 up to but not including the limit.</summary>
    public int Below(int limit) => (int)(Fraction() * limit);

    public double Exponential(double mean) => -Math.Log(1 - Fraction()) * mean;

    public int From(PowerLaw law) => (int)Math.Clamp(Math.Pow(1 - Fraction(), -1 / law.Tail), 1, law.Most);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}

/// <summary>Picks positions with given shares.</summary>
internal sealed class Picker
{
    private readonly double[] _sums;

    public Picker(IEnumerable<double> shares)
    {
        double sum = 0;
        _sums = [.. shares.Select(share => sum += share)];
    }

    public int Pick(ref PersonRandom random)
    {
        double at = random.Fraction() * _sums[^1];
        int found = Array.BinarySearch(_sums, at);
        // A share ends where the next begins, and a share of nothing is never picked.
        return Math.Min(found < 0 ? ~found : found + 1, _sums.Length - 1);
    }
}
