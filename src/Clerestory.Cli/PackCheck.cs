using System.Text.Json;
using Clerestory.Collection;
using Clerestory.Collection.Adapters;
using Clerestory.Deliberation;
using Clerestory.Justice;
using Clerestory.Packs;
using Clerestory.Publication;
using Clerestory.Referrals;
using Clerestory.Registry;
using Clerestory.Services;
using Clerestory.Tables;
using Clerestory.Truth;

namespace Clerestory.Cli;

/// <summary>Asks each module in turn what it finds in a pack: first every file alone, then what files say of each other, then the report.</summary>
public static class PackCheck
{
    /// <summary>Everything found in a pack.</summary>
    public static IReadOnlyList<Finding> Examine(Pack pack)
    {
        var files = PackFiles.Examine(pack);
        if (files.Any(f => f.Blocks)) return files;
        try
        {
            var lists = CodeList.Examine(pack).ToList();
            if (lists.Count > 0) return lists;
            IReadOnlyList<Finding> names =
            [
                .. PackFiles.CodeFaults<TableDefinition>(pack, "tables", t => t.Code, asFileName: true), .. PackFiles.CodeFaults<CallPlan>(pack, "calls", c => c.Code, asFileName: true),
                .. PackFiles.CodeFaults<Instrument>(pack, "instruments", i => i.Id, asFileName: true), .. PackFiles.CodeFaults<Law>(pack, "law", l => l.Code, asFileName: true), .. PackFiles.CodeFaults<CountPlan>(pack, "counting", p => p.Instrument, asFileName: true),
                .. Obligation.Doubles(pack),
            ];
            if (names.Count > 0) return names;
            IReadOnlyList<Finding> references =
                [.. Register.Examine(pack), .. Law.Examine(pack), .. Recommendation.Examine(pack), .. Instruments.Examine(pack), .. AdapterFiles.Examine(pack), .. LetterPlan.Examine(pack), .. ZeroReturns.Examine(pack), .. CountPlans.Examine(pack), .. ServicePrograms.Examine(pack), .. Vocabulary.Examine(pack), .. JusticePlan.Examine(pack), .. Routes.Examine(pack), .. PrintedFiles.Examine(pack), .. TablePlans.Examine(pack)];
            return references.Any(f => f.Blocks) ? references : [.. references, .. CheckReport.Examine(pack)];
        }
        catch (JsonException fault)
        {
            // A file satisfies its schema and still cannot be read: the schema is wider than the program.
            return [Finding.Error("pack.read", fault.Path, (int?)fault.LineNumber + 1, fault.Message)];
        }
    }
}
