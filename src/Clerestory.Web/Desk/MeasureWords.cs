using Clerestory.Collection;
using Clerestory.Services;

namespace Clerestory.Web.Desk;

/// <summary>How the measures of programs are shown: percentages are computed from the counts that were given, and a missing value stays one.</summary>
public static class MeasureWords
{
    /// <summary>The value.</summary>
    public static string Value(GivenMeasure given) => given.Measure.Kind switch
    {
        MeasureForm.Count => Of(given.At(given.Measure.Item!.Place ?? "")),
        MeasureForm.Share when given.At(ItemPlaces.Part).Number is { } part && given.At(ItemPlaces.Base).Number is { } whole => Words.Percent(part, whole) ?? "none measured",
        MeasureForm.BeforeAfter when BeforeAfter.Of(given.At) is { } measure => measure.Both == 0 ? "none measured twice" : $"{Words.Percent(measure.Before, measure.Both)} to {Words.Percent(measure.After, measure.Both)}",
        _ => Of(given.At("")),
    };

    /// <summary>Of how many, and for a measure before and after also who is in neither percentage.</summary>
    public static string Base(GivenMeasure given) => given.Measure.Kind switch
    {
        MeasureForm.Share when given.At(ItemPlaces.Base).Number is { } whole => $"{Words.Number(whole)} {given.Measure.Unit}",
        MeasureForm.BeforeAfter when BeforeAfter.Of(given.At) is { } m => $"{Words.Number(m.Both)} {given.Measure.Unit} measured twice, of {Words.Number(m.Begun)}: {Words.Number(m.Left)} left, {Words.Number(m.Missed)} not measured again",
        MeasureForm.Count => given.Measure.Unit,
        _ => "not given",
    };

    private static string Of(AnswerValue answer) => answer.Number is { } number ? Words.Number(number)
        : answer.Missing == Missing.Blank ? "not given" : AnswerWords.Missing.FirstOrDefault(m => m.Code == answer.Text).Words ?? "not given";
}
