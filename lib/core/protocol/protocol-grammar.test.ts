import { describe, expect, test } from "vitest";
import { describeTools } from "../log/operations";
import { type ProtocolChoice, protocolGrammar } from "./protocol-grammar";

const tools = describeTools();
const rulesOf = (grammar: string) =>
  new Map(
    grammar.split("\n").map((line) => {
      const [name = "", body = ""] = line.split(" ::= ");
      return [name, body] as const;
    }),
  );

describe("the grammar of the paper's protocol", () => {
  test("defines every rule it uses, and uses every rule it defines", () => {
    const rules = rulesOf(protocolGrammar(tools));
    const used = new Set(["root"]);
    for (const body of rules.values()) {
      const bare = body
        .replace(/"(?:\\.|[^"\\])*"/g, " ")
        .replace(/\[(?:\\.|[^\]\\])*\]/g, " ")
        .replace(/\{[\d,]+\}/g, " ");
      for (const name of bare.match(/[a-z][a-z0-9-]*/gi) ?? []) used.add(name);
    }
    expect([...used].sort()).toEqual([...rules.keys()].sort());
  });

  test("names every tool, and every argument of each in its order", () => {
    const grammar = protocolGrammar(tools);
    for (const { name } of tools) expect(grammar).toContain(`\\"${name}\\"`);
    const [, update = ""] = /arguments-1 ::= (.*)/.exec(grammar) ?? [];
    expect(update.match(/\\"(\w+)\\": /g)).toEqual([
      '\\"memory_id\\": ',
      '\\"content\\": ',
      '\\"metadata\\": ',
    ]);
    expect(update).toMatch(/\)\? "\}"$/);
  });

  test.each<[ProtocolChoice, boolean, boolean]>([
    ["auto", true, true],
    ["required", true, false],
    ["none", false, true],
    [{ toolName: "Add_memory" }, true, false],
  ])("with the choice %o a step may call: %s, may answer: %s", (choice, mayCall, mayAnswer) => {
    const rules = rulesOf(protocolGrammar(tools, choice));
    expect(rules.has("calls")).toBe(mayCall);
    expect(rules.has("answer")).toBe(mayAnswer);
    if (typeof choice === "object") expect(rules.get("call")).toBe("call-0");
  });

  test("puts commas only between properties that are there, even when all are optional", () => {
    const schema = { type: "object", properties: { a: { type: "string" }, b: { type: "integer" } } };
    const rules = rulesOf(protocolGrammar([{ name: "T", description: "", inputSchema: schema }]));
    expect(rules.get("arguments-0")).toBe(
      String.raw`"{" ("\"a\": " text (", " "\"b\": " integer)? | "\"b\": " integer)? "}"`,
    );
  });
});
