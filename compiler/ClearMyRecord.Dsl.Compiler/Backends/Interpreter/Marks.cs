namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>Which presumptions stood in for something, and whether any stand-in or test of knowledge met a missing fact.</summary>
/// <param name="Presumed">Bit k for presumption k; bit 63 for every later one.</param>
internal readonly record struct Marks(ulong Presumed, bool RestsOnMissing)
{
    public static Marks Missing { get; } = new(0, true);

    public static Marks OfPresumption(int presumption) => new(1UL << Math.Min(presumption, 63), true);

    public static Marks operator |(Marks a, Marks b) => new(a.Presumed | b.Presumed, a.RestsOnMissing | b.RestsOnMissing);
}
