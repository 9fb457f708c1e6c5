namespace Clerestory.Collection.Forms;

/// <summary>Something in a cell that is no answer to its question.</summary>
/// <param name="Sheet">The sheet, or the file where it has no sheets.</param>
/// <param name="Cell">The cell, such as B7, or line and column.</param>
/// <param name="Item">The item's code.</param>
/// <param name="Place">The place in the item; empty where it has none.</param>
/// <param name="Message">Plain words that name the thing and the remedy; never what the cell holds.</param>
public sealed record CellFault(string Sheet, string Cell, string Item, string Place, string Message);

/// <summary>What a filled form was found to hold: its answers and all its faults, or that it is another form.</summary>
public abstract record FormReading
{
    private FormReading()
    {
    }

    /// <summary>The form was read. A form may be filled in part: an empty cell is no answer, and no fault.</summary>
    public sealed record Filled(IReadOnlyList<Answer> Answers, IReadOnlyList<CellFault> Faults, IReadOnlyList<Finding> Notices) : FormReading
    {
        /// <summary>Which copy of the form it is; null where the file does not say so.</summary>
        public FormCopy? Copy { get; init; }
    }

    /// <summary>The file is not this form; the finding says what it is or what it lacks.</summary>
    public sealed record NotThisForm(Finding Why) : FormReading;
}
