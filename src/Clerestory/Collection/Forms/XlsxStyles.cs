using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Clerestory.Collection.Forms;

/// <summary>The looks of cells: Arial 12, wrapped, titles as headings. Each look has a twin that tells the program that its text is no formula.</summary>
internal static class XlsxStyles
{
    private const uint TextFormat = 49, DayFormat = 164;

    /// <summary>The number of a look in the style sheet.</summary>
    public static uint Of(CellLook look, bool quoted) => ((uint)look * 2) + (quoted ? 1u : 0);

    /// <summary>The style sheet.</summary>
    public static X.Stylesheet Sheet() => new(
        new X.NumberingFormats(new X.NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" }) { Count = 1 },
        new X.Fonts(Font(12, bold: false), Font(16, bold: true), Font(12, bold: true)) { Count = 3 },
        new X.Fills(Fill(X.PatternValues.None), Fill(X.PatternValues.Gray125), Fill(X.PatternValues.Solid, "FFFFF8E1")) { Count = 3 },
        new X.Borders(Border(thin: false), Border(thin: true)) { Count = 2 },
        new X.CellStyleFormats(Body(new X.CellFormat()), Body(new X.CellFormat { FontId = 1, ApplyFont = true })) { Count = 2 },
        new X.CellFormats(Enum.GetValues<CellLook>().SelectMany(look => new[] { Format(look, false), Format(look, true) })) { Count = (uint)Enum.GetValues<CellLook>().Length * 2 },
        new X.CellStyles(new X.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }, new X.CellStyle { Name = "Heading 1", FormatId = 1, BuiltinId = 16 }) { Count = 2 });

    private static X.CellFormat Format(CellLook look, bool quoted)
    {
        var format = Body(look switch
        {
            CellLook.Title => new X.CellFormat { FormatId = 1, FontId = 1, ApplyFont = true },
            CellLook.Heading => new X.CellFormat { FormatId = 0, FontId = 2, ApplyFont = true },
            CellLook.Body => new X.CellFormat { FormatId = 0 },
            _ => new X.CellFormat { FormatId = 0, FillId = 2, BorderId = 1, ApplyFill = true, ApplyBorder = true },
        });
        if (look is CellLook.AnswerText) (format.NumberFormatId, format.ApplyNumberFormat) = (TextFormat, true);
        if (look is CellLook.AnswerDay) (format.NumberFormatId, format.ApplyNumberFormat) = (DayFormat, true);
        if (quoted) format.QuotePrefix = true;
        return format;
    }

    private static X.CellFormat Body(X.CellFormat format)
    {
        (format.NumberFormatId, format.FontId, format.FillId, format.BorderId) = (format.NumberFormatId ?? 0u, format.FontId ?? 0u, format.FillId ?? 0u, format.BorderId ?? 0u);
        format.ApplyAlignment = true;
        format.Alignment = new X.Alignment { WrapText = true, Vertical = X.VerticalAlignmentValues.Top };
        return format;
    }

    private static X.Font Font(double size, bool bold)
    {
        var font = new X.Font(new X.FontSize { Val = size }, new X.FontName { Val = "Arial" });
        if (bold) font.PrependChild(new X.Bold());
        return font;
    }

    private static X.Fill Fill(X.PatternValues pattern, string? color = null)
    {
        var fill = new X.PatternFill { PatternType = pattern };
        if (color is not null) fill.ForegroundColor = new X.ForegroundColor { Rgb = color };
        return new X.Fill(fill);
    }

    private static X.Border Border(bool thin)
    {
        var style = thin ? X.BorderStyleValues.Thin : X.BorderStyleValues.None;
        return new X.Border(new X.LeftBorder { Style = style }, new X.RightBorder { Style = style }, new X.TopBorder { Style = style }, new X.BottomBorder { Style = style }, new X.DiagonalBorder());
    }
}
