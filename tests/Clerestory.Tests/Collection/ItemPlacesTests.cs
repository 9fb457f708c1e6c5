using Clerestory.Collection;
using Clerestory.Packs;

namespace Clerestory.Tests.Collection;

/// <summary>Every place of every type of item, once.</summary>
public sealed class ItemPlacesTests
{
    private static readonly IReadOnlyDictionary<string, CodeList> Lists = new Dictionary<string, CodeList>(StringComparer.Ordinal)
    {
        ["ages"] = List(("under-12", "Under 12"), ("12-17", "12 to 17")),
        ["ways"] = List(("road", "By road"), ("other", "Another way")),
    };

    [Theory]
    [InlineData(ItemType.Count, "")]
    [InlineData(ItemType.YesNo, "")]
    [InlineData(ItemType.Choice, "")]
    [InlineData(ItemType.Text, "")]
    [InlineData(ItemType.Date, "")]
    [InlineData(ItemType.Counts, "under-12 12-17")]
    [InlineData(ItemType.Percent, "part base")]
    [InlineData(ItemType.Choices, "under-12 12-17 other none")]
    [InlineData(ItemType.Rows, "1.name 1.day 2.name 2.day")]
    public void An_item_has_the_places_of_its_type(ItemType type, string places) =>
        Assert.Equal(places.Split(' '), ItemPlaces.Of(Item(type) with { Other = true, None = true }, Lists).Select(p => p.Place));

    [Fact]
    public void A_grid_of_two_lists_has_a_place_where_each_row_meets_each_column()
    {
        var places = ItemPlaces.Of(Item(ItemType.Counts) with { By = "ways" }, Lists).ToList();
        Assert.Equal(["under-12/road", "under-12/other", "12-17/road", "12-17/other"], places.Select(p => p.Place));
        Assert.Equal("Under 12, Another way", places[1].Label);
    }

    [Fact]
    public void A_code_called_other_gives_way_to_the_answer_in_words() =>
        Assert.Equal([("road", AnswerKind.Tick), ("other", AnswerKind.Text)], ItemPlaces.Of(Item(ItemType.Choices) with { Codelist = "ways", Other = true }, Lists).Select(p => (p.Place, p.Kind)));

    [Theory]
    [InlineData("2.day", true)]
    [InlineData("3.day", false)]      // the item takes two rows
    [InlineData("0.day", false)]
    [InlineData("1.hour", false)]
    [InlineData("1", false)]
    [InlineData("+1.day", false)]
    [InlineData("99999999999999.day", false)]
    [InlineData("", true)]            // the whole question
    public void A_place_is_found_by_its_name(string place, bool known) => Assert.Equal(known, ItemPlaces.At(Item(ItemType.Rows), place, Lists) is not null);

    [Fact]
    public void Each_place_of_each_form_of_both_packs_is_found_by_its_name()
    {
        foreach (var pack in new[] { Bench.Connecticut, Bench.Demonstration })
        {
            var lists = CodeList.In(pack);
            foreach (var item in Instrument.In(pack).Values.SelectMany(i => i.Items))
                Assert.All(ItemPlaces.Of(item, lists), p => Assert.Equal(p, ItemPlaces.At(item, p.Place, lists)));
        }
    }

    internal static Item Item(ItemType type) => new(
        "a", "a", null, null, "How many?", null, null, type, null, 0, 2, "ages", null, false, false,
        [new RowColumn("name", "Name", ItemType.Text, null, null, null, null), new RowColumn("day", "Day", ItemType.Date, null, null, null, null)], false);

    private static CodeList List(params (string Code, string Label)[] codes) => new(
        null!, [.. codes.Select((c, at) => new CsvRow(at + 2, new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = c.Code, ["label"] = c.Label }))]);
}
