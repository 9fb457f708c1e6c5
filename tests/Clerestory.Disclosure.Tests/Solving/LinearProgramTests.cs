using Clerestory.Disclosure.Solving;

namespace Clerestory.Disclosure.Tests.Solving;

/// <summary>The solver: an optimum is an answer, and every other end is none.</summary>
public sealed class LinearProgramTests
{
    // Most of x + 2 y with x + y ≤ 4 and both up to 3: y = 3, x = 1, so 7.
    private static ProgramShape Shape(double right = 4, double upper = 3) => new([1, 2], [0, 0], [upper, upper], [double.NegativeInfinity], [right], [0, 2], [0, 1], [1, 1]);

    [Fact]
    public void An_optimum_is_told_with_its_values_and_prices()
    {
        using var program = new LinearProgram(Shape(), maximize: true);
        Assert.Equal(7, program.Solve(), 9);
        Assert.Equal([1, 3], program.Values.Select(v => Math.Round(v, 9)));
        Assert.Equal(1, Math.Abs(program.RowDuals[0]), 9);
    }

    [Fact]
    public void What_cannot_be_is_told_apart_from_an_answer_and_stops_who_needs_one()
    {
        using var program = new LinearProgram(Shape(-1));
        Assert.False(program.TrySolve());
        Assert.False(program.TrySolveWhole());
        Assert.Equal(8, Assert.Throws<SolverFailureException>(() => program.Solve()).Status);
    }

    [Fact]
    public void An_open_end_is_a_failure_for_everybody()
    {
        ProgramShape open = new([1], [0], [double.PositiveInfinity], [], [], [], [], []);
        using var program = new LinearProgram(open, maximize: true);
        Assert.Throws<SolverFailureException>(() => program.Solve());
        Assert.Throws<SolverFailureException>(() => program.TrySolve());
        Assert.Throws<SolverFailureException>(() => program.TrySolveWhole());
        var failure = Assert.Throws<SolverFailureException>(() => program.SolveWithin(TimeSpan.FromSeconds(9), out _));
        Assert.NotEqual(7, failure.Status);
        Assert.Contains("nothing may be released", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_no_program_is_a_failure() =>
        Assert.Throws<SolverFailureException>(() => { using var program = new LinearProgram(new([1], [0], [1], [0], [1], [0, 1], [7], [1])); });

    [Fact]
    public void A_limit_of_steps_is_a_failure_for_who_needs_the_optimum()
    {
        using var program = new LinearProgram(Shape(), maximize: true);
        program.Choose("presolve", "off");
        program.Choose("simplex_iteration_limit", 0);
        Assert.NotEqual(7, Assert.Throws<SolverFailureException>(() => program.Solve()).Status);
    }

    [Fact]
    public void Whole_numbers_are_asked_for_and_given()
    {
        ProgramShape half = new([1], [0], [9], [double.NegativeInfinity], [5], [0, 1], [0], [2]);
        using var parts = new LinearProgram(half, maximize: true);
        using var whole = new LinearProgram(half, maximize: true, whole: true);
        Assert.Equal((2.5, 2.0), (Math.Round(parts.Solve(), 9), Math.Round(whole.Solve(), 9)));
        Assert.True(whole.SolveWithin(TimeSpan.FromSeconds(9), out bool found) && found);
        Assert.Equal(2, whole.Bound, 6);
    }

    [Fact]
    public void What_changes_is_solved_anew_and_counted()
    {
        using var program = new LinearProgram(Shape(), maximize: true);
        program.Solve();
        program.Between(1, 0, 2);
        Assert.Equal(6, program.Solve(), 9);
        program.Price(0, 5);
        Assert.Equal(17, program.Solve(), 9);
        program.AddRow(0, 1, [0], [1]);
        Assert.Equal(9, program.Solve(), 9);
        program.Maximize(false);
        Assert.Equal(0, program.Solve(), 9);
        program.Price([-1, -1]);
        program.Between([0, 0], [1, 1]);
        program.Forget();
        Assert.Equal(-2, program.Solve(), 9);
        Assert.Equal(6, program.Runs);
    }
}
