using System.Globalization;
using Clerestory.Bench;
using Clerestory.Disclosure;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var plain = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
int Number(int at, int otherwise) => plain.Length > at ? int.Parse(plain[at], CultureInfo.InvariantCulture) : otherwise;
switch (plain.FirstOrDefault())
{
    case "load":
        using (var load = new LoadBench(Number(1, 16), TimeSpan.FromSeconds(Number(2, 10)), http: args.Contains("--http")))
            await load.Run(args.Contains("--sqlite"), args.Contains("--postgres"));
        break;
    case "size":
        await new SizeBench(Number(1, 10_000), Number(2, 8), once: args.Contains("--once"), kept: args.Contains("--kept")).Run(args.Contains("--sqlite"), args.Contains("--postgres"));
        break;
    case "disclosure":
        return DisclosureBench.Run(plain.ElementAtOrDefault(1));
    case "protect":
        return ProtectBench.Run(Number(1, 8000), args.Contains("--interval") ? SafetyLevel.Interval : SafetyLevel.Insider);
    default:
        int first = plain.FirstOrDefault() == "publish" ? 1 : 0;
        await new PublishBench(plain.Length > first ? plain[first] : Path.Combine("packs", "ct"), Number(first + 1, 5), pdf: !args.Contains("--no-pdf")).Run();
        break;
}
return 0;
