import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProtocolParser, type ProtocolPiece } from "./protocol-parser";
import { protocolTags } from "./protocol-tags";

function parse(chunks: readonly string[], isCut = false) {
  const parser = new ProtocolParser();
  const pieces: ProtocolPiece[] = chunks.flatMap((chunk) => parser.push(chunk));
  const { pieces: last, outcome } = parser.end({ isCut });
  const joined = (type: ProtocolPiece["type"]) =>
    [...pieces, ...last].map((piece) => (piece.type === type ? piece.delta : "")).join("");
  return { text: joined("text"), reasoning: joined("reasoning"), outcome };
}

const call = (content: string) =>
  `[{"name": "Add_memory", "arguments": {"content": ${JSON.stringify(content)}}}]`;
const added = (content: string) => [{ name: "Add_memory", arguments: { content } }];
const thought = "<think>Hm.</think>";

describe("a step that keeps the rules", () => {
  test("is a thought and an answer", () => {
    expect(parse([`${thought}\n<answer>\nHello, *Ada*.\n</answer>\n`])).toEqual({
      reasoning: "Hm.",
      text: "Hello, *Ada*.",
      outcome: { kind: "answer", repairs: [] },
    });
  });

  test("is a thought and one list of calls, in order", () => {
    const list = '[{"name": "A", "arguments": {"x": 1}}, {"name": "B", "arguments": {}}]';
    expect(parse([`${thought}<tool_call>${list}</tool_call>`])).toEqual({
      reasoning: "Hm.",
      text: "",
      outcome: {
        kind: "calls",
        repairs: [],
        calls: [
          { name: "A", arguments: { x: 1 } },
          { name: "B", arguments: {} },
        ],
      },
    });
  });

  test("may speak of the tags: in a thought, in an answer and inside a memory", () => {
    const spoken = "The tag <tool_call> opens a call and <answer> an answer.";
    expect(parse([`<think>${spoken}</think><answer>${spoken}</answer>`])).toMatchObject({
      reasoning: spoken,
      text: spoken,
      outcome: { kind: "answer", repairs: [] },
    });
    const memory = "A call ends with </tool_call>, not \\ with </answer>.";
    expect(parse([`${thought}<tool_call>${call(memory)}</tool_call>`]).outcome).toEqual({
      kind: "calls",
      repairs: [],
      calls: added(memory),
    });
  });

  test("may get its thought from the provider in a part of its own", () => {
    const parser = new ProtocolParser();
    parser.noteThought();
    expect(parser.push("<answer>Yes.</answer>")).toEqual([{ type: "text", delta: "Yes." }]);
    expect(parser.end().outcome).toEqual({ kind: "answer", repairs: [] });
  });

  test("shows an answer while it streams, without the blanks before its end", () => {
    const parser = new ProtocolParser();
    parser.push(`${thought}<answer>`);
    expect(parser.push(" One ")).toEqual([{ type: "text", delta: "One" }]);
    expect(parser.push("two <")).toEqual([{ type: "text", delta: " two" }]);
    expect(parser.push("b> three\n</ans")).toEqual([{ type: "text", delta: " <b> three" }]);
    expect(parser.push("wer>")).toEqual([]);
  });
});

describe("a step that breaks a rule is malformed and says which", () => {
  test.each([
    ["<answer>Hi.</answer>", "did not begin with a <think> block"],
    [`<tool_call>${call("x")}</tool_call>`, "did not begin with a <think> block"],
    ["Hello there!", "neither"],
    ["", "neither"],
    [thought, "neither"],
    [`${thought}<answer>Hi.</answer><tool_call>${call("x")}</tool_call>`, "both"],
    [`${thought}<tool_call>${call("x")}</tool_call>\n<answer>Done.</answer>`, "both"],
    [`${thought}<answer>Wait. <tool_call>${call("x")}</tool_call></answer>`, "both"],
    [`${thought}<answer>One.</answer><answer>Two.</answer>`, "more than one <answer>"],
    [`${thought}<answer> \n</answer>`, "empty"],
    [`${thought}<tool_call>[]</tool_call>`, "list in <tool_call> is empty"],
    [`${thought}<tool_call>Add_memory(content="x")</tool_call>`, "not a JSON list"],
    [`${thought}<tool_call>[{"tool": "Add_memory"}]</tool_call>`, "must be"],
    [`${thought}<tool_call>[{"name": "Add_memory", "arguments": {"content": "half`, "not a JSON list"],
  ])("%s", (step, reason) => {
    const { outcome } = parse([step]);
    expect(outcome).toMatchObject({ kind: "malformed", raw: step });
    expect(outcome).toHaveProperty("reason", expect.stringContaining(reason));
  });

  test("shows nothing of an answer that no thought precedes", () => {
    expect(parse(["<answer>Hi.</answer>"]).text).toBe("");
  });

  test("does not take a call for a whole one when the provider stopped in its middle", () => {
    const step = `${thought}<tool_call>[{"name": "Add_memory", "arguments": {"content": "Ada never"`;
    expect(parse([step], true).outcome).toMatchObject({ kind: "malformed" });
    expect(parse([step]).outcome).toMatchObject({ kind: "calls", calls: added("Ada never") });
  });
});

describe("what can be repaired is repaired and recorded", () => {
  test.each([
    ["Hm.</think><answer>Hi.</answer>", "thought-not-opened"],
    ["<think>Hm.<answer>Hi.</answer>", "thought-not-closed"],
    ["Hm. <answer>Hi.</answer>", "thought-not-tagged"],
    [`${thought} So: <answer>Hi.</answer> Bye.`, "text-outside"],
    [`${thought}<answer>Hi.`, "answer-not-closed"],
    [`${thought}<answer>Hi.</ans`, "answer-not-closed"],
  ])("%s", (step, repair) => {
    const parsed = parse([step]);
    expect(parsed.text).toBe("Hi.");
    expect(parsed.reasoning).toContain("Hm.");
    expect(parsed.outcome).toEqual({ kind: "answer", repairs: [repair] });
  });

  test.each([
    [call("x"), "call-not-closed", ""],
    [call("x"), "call-not-closed", "</tool"],
    [call("x"), "call-not-closed", "</answer>"],
    [`[{"name": "Add_memory", "arguments": {"content": "x",},}]`, "trailing-comma"],
    [`[{"name": "Add_memory" "arguments": {"content": "x"}}]`, "missing-comma"],
    [`{"name": "Add_memory", "arguments": {"content": "x"}}`, "list-missing"],
    [`\`\`\`json\n${call("x")}\n\`\`\``, "code-fence"],
    [`[{'name': 'Add_memory', 'arguments': {'content': 'x'}}]`, "python-quotes"],
    [`[{name: "Add_memory", "arguments": {"content": "x"}}]`, "unquoted-name"],
    [`[{"name": "Add_memory", "arguments": {"content": "x"`, "missing-bracket"],
    [`[{"name": "Add_memory", "parameters": {"content": "x"}}]`, "arguments-renamed"],
    [`[{"name": "Add_memory", "arguments": "{\\"content\\": \\"x\\"}"}]`, "arguments-as-text"],
    [`[{"type": "function", "function": ${call("x").slice(1, -1)}}]`, "call-wrapped"],
  ])("%s", (block, repair, end = "</tool_call>") => {
    const { outcome } = parse([`${thought}<tool_call>${block}${end}`]);
    expect(outcome).toEqual({ kind: "calls", calls: added("x"), repairs: [repair] });
  });

  test("joins blocks that each hold one call, as some models are trained to write them", () => {
    const one = (content: string) => `<tool_call>${call(content).slice(1, -1)}</tool_call>`;
    expect(parse([`${thought}${one("x")}\n${one("y")}`]).outcome).toEqual({
      kind: "calls",
      calls: [...added("x"), ...added("y")],
      repairs: ["several-blocks", "list-missing"],
    });
  });

  test("keeps python's words and line breaks inside a text", () => {
    const block = `[{'name': 'Delete_memory', 'arguments': {'memory_id': 'mem_1\n', 'confirmation': True}}]`;
    expect(parse([`${thought}<tool_call>${block}</tool_call>`]).outcome).toEqual({
      kind: "calls",
      calls: [{ name: "Delete_memory", arguments: { memory_id: "mem_1\n", confirmation: true } }],
      repairs: ["python-quotes", "raw-line-break", "python-words"],
    });
  });

  test("cuts nothing off a text that a quote too many disturbs", () => {
    const block = `[{'name': 'Add_memory', 'arguments': {'content': '6" nails'}}]`;
    expect(parse([`${thought}<tool_call>${block}</tool_call>`]).outcome).toMatchObject({
      calls: added('6" nails'),
    });
  });
});

const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<string>(...protocolTags) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      call("x"),
      call("</answer>"),
      "[",
      "{",
      '"',
      "\\",
      "'",
      "```json\n",
      "\n",
      " ",
      "<",
      "</",
    ),
  },
  { weight: 3, arbitrary: fc.string({ maxLength: 8, unit: "grapheme" }) },
);
const anyStep = fc
  .tuple(
    fc.constantFrom("", "<think>", thought, `${thought}<answer>`, `${thought}<tool_call>`),
    fc.array(fragment, { maxLength: 9 }),
  )
  .map(([start, rest]) => start + rest.join(""));

/** The text cut at the given places; places past its end change nothing. */
function cutAt(text: string, places: readonly number[]): string[] {
  const edges = [0, ...[...places].sort((left, right) => left - right), text.length];
  return edges.slice(1).map((edge, index) => text.slice(edges[index], edge));
}

describe("however a step is cut into pieces", () => {
  test("the result is that of the whole", () => {
    fc.assert(
      fc.property(anyStep, fc.array(fc.nat(120), { maxLength: 8 }), fc.boolean(), (step, places, isCut) => {
        expect(parse(cutAt(step, places), isCut)).toEqual(parse([step], isCut));
      }),
      { numRuns: 3_000 },
    );
  });

  test("character by character too, and what was shown is never a tag that opens or closes a block of the step", () => {
    fc.assert(
      fc.property(anyStep, (step) => {
        const parsed = parse([...step]);
        expect(parsed).toEqual(parse([step]));
        expect(parsed.text).not.toContain("</answer>");
      }),
      { numRuns: 1_000 },
    );
  });

  test("a valid step is read back exactly", () => {
    const plain = fc.string({ unit: "grapheme", maxLength: 30 }).filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(plain, fc.array(fc.nat(90), { maxLength: 5 }), (content, places) => {
        const step = `${thought}<tool_call>${call(content)}</tool_call>`;
        expect(parse(cutAt(step, places)).outcome).toEqual({
          kind: "calls",
          repairs: [],
          calls: added(content),
        });
      }),
    );
  });
});

test("a step that never ends is given up, in time that grows with its length only", () => {
  const pieces = Array.from({ length: 20_000 }, () => "<".repeat(20) + "a".repeat(30));
  for (const [start, reason] of [
    ["", "neither"],
    ["<think>I write <answer> now. ", "neither"],
    [`${thought}<tool_call>`, "longer"],
  ] as const) {
    const { outcome } = parse([start, ...pieces]);
    expect(outcome).toHaveProperty("reason", expect.stringContaining(reason));
  }
  expect(parse([`${thought}<answer>`, ...pieces]).text).toHaveLength(1_000_000);
});
