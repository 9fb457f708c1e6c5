using System.Text.Json.Nodes;
using Clerestory.Collection;

namespace Clerestory.Web.Api;

/// <summary>The description of the interface (OpenAPI 3.1), made from the forms themselves.</summary>
internal static class OpenApi
{
    public static JsonObject Of(FormBook book, string site) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject { ["title"] = $"Returns to the {book.Pack.Manifest.Council.Name}", ["version"] = book.Pack.Manifest.Version, ["description"] = "Counts only: no names, no dates of birth, no case numbers. Every answer is an item, a place and a value; NK is not known, NA not applicable, RF refused; what is left out is blank, and none of these is zero." },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = site }),
        ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }),
        ["paths"] = Paths(),
        ["components"] = new JsonObject
        {
            ["securitySchemes"] = new JsonObject { ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A key that a signer of the agency made." } },
            ["schemas"] = Schemas(book),
        },
    };

    private static JsonObject Paths() => new()
    {
        ["/api/v1/returns/{call}/{agency}/{form}"] = new JsonObject { ["parameters"] = Parameters(), ["get"] = Operation("The draft or the signed return, with all findings", null, ("200", "The return"), ("404", "No such return")) },
        ["/api/v1/returns/{call}/{agency}/{form}/draft"] = new JsonObject { ["parameters"] = Parameters(), ["put"] = Operation("Save answers into the draft", "Draft", ("200", "Saved; the new revision"), ("400", "Not taken, with the reason"), ("409", "Somebody else changed the same places meanwhile")) },
        ["/api/v1/returns/{call}/{agency}/{form}/submissions"] = new JsonObject { ["parameters"] = Parameters(key: true), ["post"] = Operation("Send a whole return with its signature", "Return", ("201", "Received, with its seal"), ("200", "Received before under this key"), ("409", "Not taken, with the reason"), ("422", "Something must be mended or explained")) },
        ["/api/v1/returns/{call}/{agency}/{form}/submissions/{number}"] = new JsonObject { ["parameters"] = Parameters(number: true), ["get"] = Operation("The receipt of a version", null, ("200", "The receipt"), ("404", "No such version")) },
    };

    private static JsonArray Parameters(bool key = false, bool number = false)
    {
        var all = new JsonArray([.. new[] { "call", "agency", "form" }.Select(name => (JsonNode)Parameter(name, "path", "string"))]);
        if (number) all.Add(Parameter("number", "path", "integer"));
        if (key) all.Add(Parameter("Idempotency-Key", "header", "string"));
        return all;
    }

    private static JsonObject Parameter(string name, string where, string type) => new() { ["name"] = name, ["in"] = where, ["required"] = true, ["schema"] = new JsonObject { ["type"] = type } };

    private static JsonObject Operation(string summary, string? body, params (string Status, string Words)[] replies)
    {
        var operation = new JsonObject { ["summary"] = summary, ["responses"] = new JsonObject(replies.Select(r => KeyValuePair.Create(r.Status, (JsonNode?)new JsonObject { ["description"] = r.Words }))) };
        if (body is not null) operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{body}" } } } };
        return operation;
    }

    private static JsonObject Schemas(FormBook book)
    {
        var schemas = new JsonObject
        {
            ["Answer"] = new JsonObject { ["type"] = "object", ["required"] = Words("item", "place", "value"), ["properties"] = new JsonObject { ["item"] = Text(), ["place"] = Text(), ["value"] = Text() } },
            ["Draft"] = Object(("revision", new JsonObject { ["type"] = "integer" }), ("answers", Answers())),
            ["Return"] = Object(("answers", Answers()), ("signer", Object(("name", Text()), ("title", Text())))),
        };
        foreach (var form in book.Instruments.Values) schemas[form.Id] = Form(form, book);
        return schemas;
    }

    // One form: every item with what it asks and the places at which it is answered.
    private static JsonObject Form(Instrument form, FormBook book) => new()
    {
        ["title"] = form.Title, ["type"] = "object", ["description"] = "The places of this form. Send them as answers.",
        ["properties"] = new JsonObject(form.Items.Select(item => KeyValuePair.Create(item.Code, (JsonNode?)new JsonObject
        {
            ["title"] = item.Question, ["type"] = "object",
            ["properties"] = new JsonObject(ItemPlaces.Of(item, book.Lists, 1).Select(p => KeyValuePair.Create(p.Place.Length == 0 ? "(no place)" : p.Place, (JsonNode?)Place(p, book)))),
        }))),
    };

    private static JsonObject Place(ItemPlace place, FormBook book)
    {
        var schema = Text();
        if (place.Label.Length > 0) schema["title"] = place.Label;
        if (place.Kind == AnswerKind.Number) schema["pattern"] = "^([0-9]+|NK|NA|RF)$";
        if (place.Kind == AnswerKind.YesNo) schema["enum"] = Words("yes", "no", "NK", "NA", "RF");
        if (place.Kind == AnswerKind.Code && !place.Extra.HasFlag(ExtraChoice.Other) && place.Codelist is { } list) schema["enum"] = Words([.. book.Lists[list].Codes.Select(c => c["code"]), "NK", "NA", "RF"]);
        return schema;
    }

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Answers() => new() { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = "#/components/schemas/Answer" } };

    private static JsonObject Object(params (string Name, JsonNode Schema)[] properties) => new()
    {
        ["type"] = "object", ["required"] = Words([.. properties.Select(p => p.Name)]), ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema))),
    };

    private static JsonArray Words(params string[] words) => new([.. words.Select(w => (JsonNode)w)]);
}
