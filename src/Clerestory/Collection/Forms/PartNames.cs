namespace Clerestory.Collection.Forms;

/// <summary>What the names of a workbook's parts may be, and which of them say that something is inside that a form does not need.</summary>
internal static class PartNames
{
    private static readonly (string Sign, string Rule, string What)[] Unwanted =
    [
        ("vbaproject", "upload.macro", "a macro"),
        ("vbadata", "upload.macro", "a macro"),
        ("macrosheets/", "upload.macro", "a macro sheet"),
        ("dialogsheets/", "upload.macro", "a dialog sheet"),
        ("customui/", "upload.macro", "a changed ribbon"),
        ("activex/", "upload.embedded", "an ActiveX control"),
        ("ctrlprops/", "upload.embedded", "a form control"),
        ("embeddings/", "upload.embedded", "an embedded file"),
        ("oleobject", "upload.embedded", "an embedded file"),
        ("webextensions/", "upload.embedded", "an add-in"),
        ("pivotcache/", "upload.embedded", "a pivot table"),
        ("xl/model/", "upload.embedded", "a data model"),
        ("media/", "upload.embedded", "a picture"),
        ("externallinks/", "upload.external", "a link to another workbook"),
        ("querytables/", "upload.external", "a query of outside data"),
        ("xl/connections.xml", "upload.external", "a connection to outside data"),
    ];

    /// <summary>Stops at a name that leads out of the file, or that another program might read otherwise.</summary>
    public static void MustStayInside(string name)
    {
        bool odd = name.Length is 0 or > 260 || name.Any(c => c is '\\' or ':' or < ' ') || name.StartsWith('/');
        if (odd || name.TrimEnd('/').Split('/').Any(segment => segment is "" or "." or ".."))
            throw new UploadRefused("upload.part-name", "A part of the workbook has a name that no spreadsheet program writes. Copy the answers into a fresh copy of the form.");
    }

    /// <summary>Stops at a part that a form does not need.</summary>
    public static void MustBeWanted(string name)
    {
        string lower = name.ToLowerInvariant();
        foreach (var (sign, rule, what) in Unwanted)
        {
            if (lower.Contains(sign, StringComparison.Ordinal)) throw new UploadRefused(rule, $"The workbook holds {what}. Delete it, and save the file as Excel workbook (.xlsx).");
        }
        if (IsXml(lower) || lower.EndsWith('/') || IsPassedOver(lower)) return;
        string kind = lower.EndsWith(".zip", StringComparison.Ordinal) || lower.EndsWith(".xlsx", StringComparison.Ordinal) ? "upload.nested" : "upload.embedded";
        throw new UploadRefused(kind, "The workbook holds a file of another kind. Delete pictures and embedded files, and save it again.");
    }

    /// <summary>Whether a part is read as XML. The last ending is that of the properties which some programs write.</summary>
    public static bool IsXml(string name) => Path.GetExtension(name).ToLowerInvariant() is ".xml" or ".rels" or ".vml" or ".psmdcp";

    // Excel keeps a printer's settings and a small picture of the first sheet. Neither is ever opened.
    private static bool IsPassedOver(string lower) => lower.StartsWith("xl/printersettings/", StringComparison.Ordinal) || lower.StartsWith("docprops/thumbnail.", StringComparison.Ordinal);
}
