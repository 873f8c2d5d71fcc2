using System.Runtime.CompilerServices;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Runtime.Compiled;

/// <summary>What is known of each text of a dictionary, as tables that grow with it: membership of a charge in an offense list is
/// then one array read. Position 0 stands for "does not apply", 1 for missing, k + 2 for code k. Safe to use from several threads.</summary>
/// <typeparam name="T">What a table holds for each text.</typeparam>
public abstract class CodeTables<T>
{
    /// <summary>Where code 0 stands; codes of blanks are negative and stand before it.</summary>
    public const int Offset = 2;

    // Weak keys: a program that outlives a data file must not hold on to its dictionary.
    private readonly ConditionalWeakTable<ValueDictionary, Table> _tables = [];

    /// <returns>A table with every code the dictionary has now; it may be longer.</returns>
    public T[] TableFor(ValueDictionary dictionary) => _tables.GetValue(dictionary, static _ => new Table()).GrownTo(this, dictionary);

    protected abstract T NotApplicable { get; }

    protected abstract T Missing { get; }

    protected abstract T Of(string text);

    private sealed class Table
    {
        private readonly Lock _growing = new();
        private volatile T[]? _values;
        private volatile int _filled;

        public T[] GrownTo(CodeTables<T> tables, ValueDictionary dictionary)
        {
            int count = dictionary.Count;
            if (_values is { } ready && _filled >= count) return ready;
            lock (_growing)
            {
                if (_values is { } now && _filled >= count) return now;
                // A new array whenever it grows: readers may still hold the old one.
                T[] grown = new T[Offset + count + count / 4];
                if (_values is { } old) old.AsSpan(0, Offset + _filled).CopyTo(grown);
                else (grown[0], grown[1]) = (tables.NotApplicable, tables.Missing);
                for (int code = _filled; code < count; code++) grown[Offset + code] = tables.Of(dictionary[code]);
                (_values, _filled) = (grown, count);
                return grown;
            }
        }
    }
}
