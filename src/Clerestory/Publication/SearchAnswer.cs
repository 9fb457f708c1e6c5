using Clerestory.Documents;

namespace Clerestory.Publication;

/// <summary>Puts what was found into the frame of an edition's own search page.</summary>
public static class SearchAnswer
{
    /// <summary>The search page of an edition, its body replaced by an answer.</summary>
    /// <param name="searchPage">The edition's page of everything, as it was published.</param>
    /// <param name="found">What was found.</param>
    /// <param name="question">What was asked; it is escaped.</param>
    public static string Write(string searchPage, IReadOnlyList<SearchEntry> found, string question)
    {
        string answer = HtmlWriter.WriteMain(SearchIndex.Page(found, question).Blocks);
        int from = searchPage.IndexOf("<main", StringComparison.Ordinal), to = searchPage.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length;
        return string.Concat(searchPage.AsSpan(0, from), answer, searchPage.AsSpan(to));
    }
}
