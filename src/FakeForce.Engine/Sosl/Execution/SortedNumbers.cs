namespace FakeForce.Engine.Sosl.Execution;

/// <summary>Sets of row numbers as ascending lists.</summary>
internal static class SortedNumbers
{
    /// <summary>Brings a list into order, each number once.</summary>
    public static List<int> Of(List<int> numbers)
    {
        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(numbers);
        if (IsAscending(span)) return numbers;
        span.Sort();
        var kept = 0;
        foreach (var number in span)
            if (kept == 0 || span[kept - 1] != number) span[kept++] = number;
        numbers.RemoveRange(kept, numbers.Count - kept);
        return numbers;
    }

    public static List<int> Intersection(List<int> left, List<int> right)
    {
        var both = new List<int>();
        for (int l = 0, r = 0; l < left.Count && r < right.Count;)
        {
            if (left[l] == right[r]) both.Add(left[l]);
            var step = left[l].CompareTo(right[r]);
            if (step <= 0) l++;
            if (step >= 0) r++;
        }
        return both;
    }

    private static bool IsAscending(ReadOnlySpan<int> numbers)
    {
        for (var i = 1; i < numbers.Length; i++)
            if (numbers[i - 1] >= numbers[i]) return false;
        return true;
    }
}
