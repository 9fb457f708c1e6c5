using Clerestory.Disclosure.Auditing;
using static Clerestory.Disclosure.Tests.Auditing.Releases;

namespace Clerestory.Disclosure.Tests.Auditing;

public sealed class CertificateTests
{
    [Fact]
    public void A_hole_is_shown_as_the_sum_that_gives_it()
    {
        var system = Row("row 'Labor' 2021", Plain("labor", 23), Plain("white", 20), Plain("asian", 1), Plain("other", 1), Plain("unknown", 0), Primary("black", 1));
        var certificate = ExactAudit.Of(system, new HashSet<int> { 5 }).Cells[0].Certificate!;
        Assert.Equal("row 'Labor' 2021: 23 − 20 − 1 − 1 = 1, which is 'black'", certificate.Text);
        Assert.True(certificate.Check());
    }

    [Fact]
    public void A_hole_through_several_sums_names_each()
    {
        var certificate = ExactAudit.Of(Grid([1, 2], [3, 4]), new HashSet<int> { 0, 1, 2 }).Cells.Single(c => c.Cell == 0).Certificate!;
        Assert.True(certificate.Check());
        var sum = Assert.IsType<SumCertificate>(certificate);
        // Column 1 is 1 + 3, row 2 is 3 + 4: what is in one and not in the other is r1 c1 and r2 c2.
        Assert.Equal(2, sum.Relations.Count);
        Assert.Equal("column 1 − row 2: 4 + 4 − 7 = 1, which is 'r1 c1'", certificate.Text);
    }

    // a + b = 3, a + c = 2, b + c = 3: half of (3 + 2 − 3) is 1.
    [Fact]
    public void A_hole_may_need_half_of_a_sum()
    {
        SystemCell[] cells = [Primary("a", 1), Primary("b", 2), Primary("c", 1)];
        var system = new CellSystem(cells, [Equation("ab", cells, (0, 1), (1, 1)), Equation("ac", cells, (0, 1), (2, 1)), Equation("bc", cells, (1, 1), (2, 1))]);
        var certificate = Assert.IsType<SumCertificate>(ExactAudit.Of(system, new HashSet<int> { 0, 1, 2 }).Cells[0].Certificate);
        Assert.True(certificate.Check());
        Assert.Equal(
            [("ab", new Rational(1, 2)), ("ac", new Rational(1, 2)), ("bc", new Rational(-1, 2))],
            certificate.Relations.Select(r => (r.Relation.Name, r.Times)).OrderBy(r => r.Name, StringComparer.Ordinal));
        Assert.Equal("1/2 × ab − 1/2 × bc + 1/2 × ac: 1/2 × 3 + 1/2 × 2 − 1/2 × 3 = 1, which is 'a'", certificate.Text);
    }

    [Fact]
    public void A_hole_by_bounds_tells_why_no_other_value_can_be()
    {
        var cell = ExactAudit.Of(Row("row", Plain("total", 0), Primary("a", 0), Primary("b", 0)), new HashSet<int> { 1, 2 }).Cells[0];
        Assert.Equal("'a' is 0. It cannot be −1 or less: that is known beforehand. If it were 1 or more: row cannot hold.", cell.Certificate!.Text);
        Assert.True(cell.Certificate.Check());
    }

    [Fact]
    public void A_sum_that_gives_another_number_is_not_a_proof()
    {
        var (system, hidden, certificate) = Labor();
        Assert.False(new SumCertificate(system, hidden, 2, 2, certificate.Relations).Check());
        Assert.False(new SumCertificate(system, hidden, 2, 1, []).Check());
        Assert.False(new SumCertificate(system, hidden, 2, 1, [certificate.Relations[0] with { Times = Rational.Of(2) }]).Check());
        Assert.False(new SumCertificate(system, new HashSet<int> { 1, 2 }, 2, 1, certificate.Relations).Check());
    }

    [Fact]
    public void A_relation_that_was_never_published_proves_nothing()
    {
        var (system, hidden, _) = Labor();
        var invented = new LinearRelation("invented", [new Term(2, 1)], 1, 1);
        Assert.False(new SumCertificate(system, hidden, 2, 1, [new Multiplier(invented, Rational.Of(1))]).Check());
        Assert.False(new SumCertificate(system, hidden, 2, 1, [new Multiplier(system.Relations[0] with { Name = "copied" }, Rational.Of(1))]).Check());
    }

    // The proof of a hole must fail as soon as one more hidden cell has closed it: it would else prove what is not so.
    [Fact]
    public void A_proof_fails_where_the_cell_is_free()
    {
        int closed = 0;
        foreach (var (system, hidden) in RandomSystems.Tables(700_000, 400).Concat(RandomSystems.Wild(800_000, 400)))
        {
            foreach (var certificate in ExactAudit.Of(system, hidden).Cells.Select(c => c.Certificate).OfType<Certificate>())
            {
                foreach (int more in Enumerable.Range(0, system.Cells.Count).Where(c => !hidden.Contains(c)))
                {
                    HashSet<int> wider = [.. hidden, more];
                    if (ExactAudit.Of(system, wider).Cells.Single(c => c.Cell == certificate.Cell).Pin != Pin.Free) continue;
                    Assert.False(Under(system, wider, certificate, certificate.Value).Check(), certificate.Text);
                    closed++;
                }
                Assert.False(Under(system, hidden, certificate, certificate.Value + 1).Check());
                Assert.False(Under(system, hidden, certificate, certificate.Value - 1).Check());
            }
        }
        Assert.True(closed > 200, $"Only {closed} holes were closed.");
    }

    private static Certificate Under(CellSystem system, IReadOnlySet<int> hidden, Certificate certificate, long value) => certificate switch
    {
        CaseCertificate c => new CaseCertificate(system, hidden, c.Cell, value, c.Others),
        SumCertificate s => new SumCertificate(system, hidden, s.Cell, value, s.Relations),
        _ => throw new InvalidOperationException("A new kind of certificate needs a case here."),
    };

    private static (CellSystem, IReadOnlySet<int>, SumCertificate) Labor()
    {
        var system = Row("row", Plain("labor", 23), Plain("white", 22), Primary("black", 1));
        var hidden = new HashSet<int> { 2 };
        return (system, hidden, Assert.IsType<SumCertificate>(ExactAudit.Of(system, hidden).Cells[0].Certificate));
    }
}
