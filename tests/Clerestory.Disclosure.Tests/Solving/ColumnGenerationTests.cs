using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Tests.Solving;

public sealed class ColumnGenerationTests
{
    private const int Systems = 300;
    private static readonly HashSet<int> None = [];

    // A cross of rows and columns that must each balance, with bounds and prices drawn by a number.
    private static (DeviationRows Rows, DeviationQuestion Asked) Draw(int seed)
    {
        var random = new Random(seed);
        int down = random.Next(3, 8), across = random.Next(3, 8), cells = down * across;
        var (start, column, times) = (new List<int> { 0 }, new List<int>(), new List<double>());
        foreach (var row in Lines(down, across))
        {
            // Not every cell stands in every line, so that some answers are in halves and some are not possible.
            foreach (int c in row.Where(_ => random.Next(4) > 0)) { column.Add(c); times.Add(random.Next(8) == 0 ? 2 : random.Next(5) == 0 ? -1 : 1); }
            start.Add(column.Count);
        }
        int rows = start.Count - 1;
        bool isOfSums = random.Next(4) > 0;
        double[] low = [.. Enumerable.Range(0, rows).Select(_ => isOfSums ? 0.0 : -random.Next(2))], high = [.. Enumerable.Range(0, rows).Select(_ => isOfSums ? 0.0 : random.Next(2))];
        double[] fall = [.. Enumerable.Range(0, cells).Select(_ => -(double)random.Next(4))], rise = [.. Enumerable.Range(0, cells).Select(_ => (double)random.Next(1, 4))];
        double[] price = [.. Enumerable.Range(0, cells).Select(_ => random.Next(10) == 0 ? double.PositiveInfinity : random.Next(0, 30))];
        HashSet<int> still = [.. Enumerable.Range(0, 2).Select(_ => random.Next(1, cells))];
        return (new DeviationRows([.. start], [.. column], [.. times], low, high, fall, rise), new DeviationQuestion(0, 1, price, 3, still));
    }

    private static IEnumerable<IEnumerable<int>> Lines(int down, int across)
    {
        for (int r = 0; r < down; r++) yield return Enumerable.Range(r * across, across);
        for (int c = 0; c < across; c++) yield return Enumerable.Range(0, down).Select(r => r * across + c);
    }

    // The same question as one program over everything.
    private static LinearProgram All(DeviationRows rows, DeviationQuestion asked, bool whole = false)
    {
        int n = rows.Up.Length;
        var (cost, upper, lower) = (new double[2 * n], new double[2 * n], new double[2 * n]);
        for (int c = 1; c < n; c++)
        {
            bool isOpen = double.IsFinite(asked.Price[c]) && !asked.Still.Contains(c);
            cost[c] = cost[n + c] = isOpen ? Math.Max(asked.Price[c], 0.001) : 0;
            (upper[c], upper[n + c]) = isOpen ? (Math.Min(asked.Most, rows.Up[c]), Math.Min(asked.Most, -rows.Down[c])) : (0, 0);
        }
        lower[0] = upper[0] = asked.By;
        var (start, index, value) = (new List<int> { 0 }, new List<int>(), new List<double>());
        for (int r = 0; r < rows.Low.Length; r++)
        {
            for (int e = rows.Start[r]; e < rows.Start[r + 1]; e++)
            {
                index.AddRange([rows.Column[e], n + rows.Column[e]]);
                value.AddRange([rows.Coefficient[e], -rows.Coefficient[e]]);
            }
            start.Add(index.Count);
        }
        return new LinearProgram(new ProgramShape(cost, lower, upper, rows.Low, rows.High, [.. start], [.. index], [.. value]), whole: whole);
    }

    private static double Cost(DeviationQuestion asked, IEnumerable<(int Column, double By)> found) =>
        found.Where(d => d.Column != asked.Column).Sum(d => Math.Abs(d.By) * Math.Max(asked.Price[d.Column], 0.001));

    private static void Holds(DeviationRows rows, DeviationQuestion asked, IReadOnlyList<(int Column, double By)> found)
    {
        var by = found.ToDictionary(d => d.Column, d => Math.Round(d.By));
        Assert.All(found, d => Assert.Equal(Math.Round(d.By), d.By, 6));
        Assert.True(by[asked.Column] >= 1);
        Assert.All(found, d => Assert.True(d.Column == asked.Column || double.IsFinite(asked.Price[d.Column]) && !asked.Still.Contains(d.Column)));
        Assert.All(found, d => Assert.InRange(by[d.Column], d.Column == asked.Column ? -1000 : rows.Down[d.Column], rows.Up[d.Column]));
        for (int r = 0; r < rows.Low.Length; r++)
        {
            double sum = 0;
            for (int e = rows.Start[r]; e < rows.Start[r + 1]; e++) sum += rows.Coefficient[e] * by.GetValueOrDefault(rows.Column[e]);
            Assert.InRange(sum, rows.Low[r], rows.High[r]);
        }
    }

    [Fact]
    public void It_finds_an_answer_exactly_where_a_program_over_everything_has_one_and_hardly_a_dearer_one()
    {
        int possible = 0, impossible = 0, whole = 0, wholeThere = 0, cheapest = 0;
        for (int seed = 0; seed < Systems; seed++)
        {
            var (rows, asked) = Draw(seed);
            using var all = All(rows, asked);
            using var grown = new ColumnGeneration(rows, asked);
            bool isPossible = all.TrySolve();
            Assert.Equal(isPossible, grown.IsPossible());
            if (!isPossible) { impossible++; continue; }
            possible++;
            double least = all.Objective;
            using var inWholes = All(rows, asked, whole: true);
            bool hasWhole = inWholes.TrySolveWhole();
            if (grown.Whole() is not { } found) { wholeThere += hasWhole ? 1 : 0; continue; }
            Holds(rows, asked, found);
            double times = found.First(d => d.Column == asked.Column).By;
            Assert.True(Cost(asked, found) / times >= least - 1e-6);
            if (Cost(asked, found) / times <= (hasWhole ? inWholes.Objective : least) + 1e-3) cheapest++;
            whole++;
            wholeThere += hasWhole ? 1 : 0;
        }
        Assert.True(possible > 60 && impossible > 20, $"{possible} possible, {impossible} not");
        Assert.True(whole >= 0.97 * wholeThere, $"whole answers to {whole}, and there are {wholeThere}");
        Assert.True(cheapest >= 0.85 * whole, $"cheapest of all in {cheapest} of {whole}");
    }

    [Fact]
    public void Rows_and_columns_are_free_again_for_the_next_question()
    {
        var (rows, asked) = Draw(3);
        using (var first = new ColumnGeneration(rows, asked)) first.IsPossible();
        Assert.All(rows.Place, place => Assert.Equal(-1, place));
        Assert.All(rows.PlaceOfRow, place => Assert.Equal(-1, place));
    }

    // The way over columns 1 to 3 costs 3, the one over column 4 costs 50; column 5 is nowhere near.
    private static readonly DeviationRows TwoWays = new([0, 3, 5, 7], [0, 1, 4, 1, 2, 2, 3], [1, -1, -1, 1, -1, 1, -1], [0, 0, 0], [0, 0, 0], [-5, -5, -5, -5, -5, -5], [5, 5, 5, 5, 5, 5]);

    [Fact]
    public void Of_two_ways_it_takes_the_longer_one_where_that_is_cheaper()
    {
        using var grown = new ColumnGeneration(TwoWays, new DeviationQuestion(0, 2, [9, 1, 1, 1, 50, 1], 5, None));
        Assert.True(grown.IsPossible());
        Assert.Equal([(0, 2.0), (1, 2.0), (2, 2.0), (3, 2.0)], grown.Whole()!.OrderBy(d => d.Column));
    }

    [Fact]
    public void What_may_not_move_is_gone_around()
    {
        using var grown = new ColumnGeneration(TwoWays, new DeviationQuestion(0, -1, [9, 1, 1, 1, 50, 1], 5, new HashSet<int> { 3 }));
        Assert.True(grown.IsPossible());
        Assert.Equal([(0, -1.0), (4, -1.0)], grown.Whole()!.OrderBy(d => d.Column));
    }

    [Fact]
    public void Nobody_moves_farther_than_asked()
    {
        using var grown = new ColumnGeneration(TwoWays, new DeviationQuestion(0, 2, [9, 1, 1, 1, 50, 1], 1, None));
        Assert.True(grown.IsPossible());
        Assert.Equal([(0, 2.0), (1, 1.0), (2, 1.0), (3, 1.0), (4, 1.0)], grown.Whole()!.OrderBy(d => d.Column));
    }

    [Fact]
    public void A_column_alone_in_a_sum_cannot_move()
    {
        var alone = new DeviationRows([0, 1], [0], [1], [0], [0], [-5, -5], [5, 5]);
        Assert.Null(ColumnGeneration.Cheapest(alone, new DeviationQuestion(0, 1, [1, 1], 5, None), out bool isNone));
        Assert.True(isNone);
    }

    [Fact]
    public void In_a_range_it_can()
    {
        var range = new DeviationRows([0, 1], [0], [1], [-1], [1], [-5, -5], [5, 5]);
        Assert.Equal([(0, 1.0)], ColumnGeneration.Cheapest(range, new DeviationQuestion(0, 1, [1, 1], 5, None), out bool isNone));
        Assert.False(isNone);
        Assert.Null(ColumnGeneration.Cheapest(range, new DeviationQuestion(0, 2, [1, 1], 5, None), out isNone));
        Assert.True(isNone);
    }

    // A long chain: each link balances two columns, so the answer takes all of them in.
    private static DeviationRows Chain(int links) =>
        new([.. Enumerable.Range(0, links + 1).Select(r => 2 * r)], [.. Enumerable.Range(0, links).SelectMany(r => (int[])[r, r + 1])], [.. Enumerable.Range(0, links).SelectMany(_ => (double[])[1, -1])],
            new double[links], new double[links], [.. Enumerable.Repeat(-1.0, links + 1)], [.. Enumerable.Repeat(1.0, links + 1)]);

    [Fact]
    public void A_chain_is_followed_to_its_end_and_given_up_where_it_is_very_long()
    {
        double[] Ones(int links) => [.. Enumerable.Repeat(1.0, links + 1)];
        Assert.Equal(61, ColumnGeneration.Cheapest(Chain(60), new DeviationQuestion(0, 1, Ones(60), 1, None), out bool isNone)!.Count);
        Assert.False(isNone);
        Assert.Null(ColumnGeneration.Cheapest(Chain(2000), new DeviationQuestion(0, 1, Ones(2000), 1, None), out isNone));
        Assert.False(isNone);
    }

    // Dear columns: what a row lacks is bought at a price that is raised until the real answer is cheaper.
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void An_answer_that_costs_far_more_than_its_first_partner_is_found(int by)
    {
        double[] price = [1, 1, 1e6, 1];
        var rows = new DeviationRows([0, 2, 4, 6], [0, 1, 1, 2, 2, 3], [1, -1, 1, -1, 1, -1], new double[3], new double[3], [-1, -1, -1, -1], [1, 1, 1, 1]);
        Assert.Equal(4, ColumnGeneration.Cheapest(rows, new DeviationQuestion(0, by, price, 1, None), out _)!.Count);
    }

    // Columns 1 and 2 must be equal, so that only halves of them balance one of column 0, which may not move by two; column 3 is too dear to come in before.
    [Fact]
    public void Where_the_cheapest_has_no_whole_neighbor_those_that_share_its_rows_are_asked_too()
    {
        var rows = new DeviationRows([0, 4, 6], [0, 1, 2, 3, 1, 2], [1, -1, -1, -1, 1, -1], new double[2], new double[2], [-1, -1, -1, -1], [1, 1, 1, 1]);
        Assert.Equal([(0, 1.0), (3, 1.0)], ColumnGeneration.Cheapest(rows, new DeviationQuestion(0, 1, [1, 2, 2, 250], 1, None), out _)!.OrderBy(d => d.Column));
        Assert.Null(ColumnGeneration.Cheapest(rows, new DeviationQuestion(0, 1, [1, 2, 2, double.PositiveInfinity], 1, None), out bool isNone));
        Assert.False(isNone);
    }
}
