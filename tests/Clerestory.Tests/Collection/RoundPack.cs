using System.Text.Json.Nodes;
using Clerestory.Collection;
using Clerestory.Packs;

namespace Clerestory.Tests.Collection;

/// <summary>The demonstration pack with letters of a few words, so that no test depends on the real ones, a return with nothing to report, and a check against last year.</summary>
internal static class RoundPack
{
    private static readonly string[] Letters =
    [
        "call-opened", "reminder-before", "reminder-at", "reminder-after", "second-contact", "letter-overdue", "chair-letter", "receipt", "invitation", "returned", "accepted", "not-received", "handed-over",
    ];

    /// <summary>The pack.</summary>
    public static Pack Whole { get; } = Make();

    /// <summary>A return of a police department with every answer that the form asks for.</summary>
    public static IReadOnlyList<Answer> Filled { get; } =
    [
        Of("concerns-in", "3"), Of("concerns-child-agency", "1"), Of("concerns-in-by", "1", "child-agency"), Of("concerns-in-by", "2", "hotline"),
        Of("searches-opened", "4"), Of("searches-by-age", "4", "ten-to-fourteen"), Of("taught", "no"), Of("handed-over", "0"), Of("hurdles", "yes", "several-towns"),
    ];

    public static Answer Of(string item, string value, string place = "") => new(item, place, value);

    /// <summary>The same pack, changed as a test likes.</summary>
    public static Pack Make(Action<PackCopy>? change = null)
    {
        using var copy = new PackCopy("demo");
        Directory.CreateDirectory(copy.PathOf("letters"));
        foreach (string old in Directory.GetFiles(copy.PathOf("letters"))) File.Delete(old);
        foreach (string code in Letters)
            copy.Write($"letters/{code}.json", new JsonObject { ["code"] = code, ["subject"] = $"{code} {{call}}", ["body"] = "To {contact} of {agency}, due {due}, {daysLeft} days, {link}, {hash} {number} {signer} {reason}" }.ToJsonString());
        copy.Write("letters/ladder.json", new JsonArray(
            Rung("before", -14, "mail", "reminder-before"), Rung("at", 0, "mail", "reminder-at"), Rung("after", 7, "mail", "reminder-after"), Rung("second", 14, "second-contact", "second-contact"),
            Rung("phone", 21, "phone", null, "Ask what hinders them."), Rung("paper", 30, "letter", "letter-overdue"), Rung("chair", 45, "chair", "chair-letter")).ToJsonString());
        Form(copy, form => ((JsonObject)form).Remove("zeroReturn"), "provider-return.1");
        Form(copy, form =>
        {
            form["zeroReturn"] = new JsonObject
            {
                ["statement"] = "There was nothing to report.",
                ["answers"] = new JsonObject
                {
                    ["concerns-in"] = "0", ["concerns-in-by"] = "0", ["concerns-child-agency"] = "0", ["searches-opened"] = "0", ["searches-by-age"] = "0", ["taught"] = "no", ["hurdles"] = "none", ["handed-over"] = "0",
                },
            };
            var checks = (JsonArray)form["checks"]!;
            foreach (var other in checks.Where(c => (string?)c!["check"] == "changed").ToList()) checks.Remove(other);
            checks.Add(new JsonObject { ["check"] = "changed", ["code"] = "L01", ["item"] = "searches-opened", ["times"] = 3, ["difference"] = 20, ["message"] = "Far from last year.", ["severity"] = "question" });
        });
        change?.Invoke(copy);
        var pack = copy.Pack;
        _ = pack.Manifest;
        return pack;
    }

    /// <summary>Changes a form: that of the police, if no other is named.</summary>
    public static void Form(PackCopy copy, Action<JsonNode> change, string instrument = Round.Police)
    {
        var form = JsonNode.Parse(copy.Read($"instruments/{instrument}.json"))!;
        change(form);
        copy.Write($"instruments/{instrument}.json", form.ToJsonString());
    }

    private static JsonObject Rung(string code, int days, string channel, string? letter, string? note = null) =>
        new() { ["code"] = code, ["days"] = days, ["channel"] = channel, ["letter"] = letter, ["note"] = note };
}
