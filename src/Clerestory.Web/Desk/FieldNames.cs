using Clerestory.Collection;
using Microsoft.AspNetCore.Http;

namespace Clerestory.Web.Desk;

/// <summary>How the fields of a form's page are named, so that a page can be read back without knowing which page it was.</summary>
public static class FieldNames
{
    /// <summary>The field of a value.</summary>
    public static string Value(string item, string place) => $"a|{item}|{place}";

    /// <summary>The field that says why there is no value.</summary>
    public static string Missing(string item, string place) => $"m|{item}|{place}";

    /// <summary>The id of a field: letters that an address fragment may hold.</summary>
    public static string Id(string field) => "f-" + string.Concat(field.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? $"{c}" : $"_{(int)c:x}_"));

    /// <summary>Reads which of two answers was chosen at each place. A field that is none of this form's is passed over.</summary>
    public static IReadOnlyList<Answer> Chosen(IFormCollection form, Instrument instrument) =>
    [
        .. from field in form
           let at = field.Key.Split('|', 3)
           where at is ["a", _, _] && (at[1] == Draft.Explanation || instrument.Items.Any(i => i.Code == at[1]))
           select new Answer(at[1], at[2], field.Value.ToString()),
    ];

    /// <summary>Reads a page's answers: each place that it shows gets a value, and a choice that is not ticked is blank.</summary>
    public static IReadOnlyList<Answer> Read(IFormCollection form, IEnumerable<(string Item, string Place)> places) =>
    [
        .. from at in places
           let value = form[Value(at.Item, at.Place)].ToString().Trim()
           let missing = form[Missing(at.Item, at.Place)].ToString()
           select new Answer(at.Item, at.Place, value.Length > 0 ? value.ReplaceLineEndings("\n") : missing.Length > 0 ? missing : Draft.Cleared),
    ];
}
