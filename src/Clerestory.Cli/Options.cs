using System.CommandLine;
using Clerestory.Store;

namespace Clerestory.Cli;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document on standard output, by the schema in docs/schema; everything else goes to standard error." };

    public static Option<string> Pack() => new("--pack") { Description = "The folder of the pack, such as packs/ct.", Required = true };

    public static Option<string?> Store() => new("--store")
    {
        Description = "The store: a file, or a PostgreSQL connection string. Left out, it is what CLERESTORY_STORE says (a password stands better there), or .clerestory/store.db.",
    };

    /// <summary>The address of the store. Neither help nor a fault ever shows a password.</summary>
    public static StoreAddress StoreAt(string? text) =>
        StoreAddress.Parse(text ?? (Environment.GetEnvironmentVariable("CLERESTORY_STORE") is { Length: > 0 } set ? set : Path.Combine(".clerestory", "store.db")));
}
