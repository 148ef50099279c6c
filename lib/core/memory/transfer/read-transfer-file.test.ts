import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTransferFile } from "./read-transfer-file";
import { readOrFail, version } from "./testing/transfer-samples";
import { writeJsonLines } from "./write-json-lines";

describe("bad input", () => {
  it("never throws, whatever the file holds", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.json(),
        fc.constantFrom(
          "\n",
          '{"content":"a"}',
          '{"content":',
          "[",
          '{"__proto__":{"x":1},"content":"a"}',
          '[{"memory":"a","metadata":{"__proto__":1}}]',
          '[{"mapping":{"a":{"message":{"recipient":"bio","content":{"parts":["x",1,null]}}}}}]',
          "- a",
          "\u0000",
          "\ud800",
        ),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const read = readTransferFile(parts.join(""));
        if (!read.ok) {
          expect(read.error.problem).not.toBe("");
          return;
        }
        for (const part of read.value.leftOut) expect(part.reason).not.toBe("");
        const lines = [...read.value.entries, ...read.value.leftOut].map((part) => part.line);
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 1_000 },
    );
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it("says for each line of JSON Lines what is wrong with it, and keeps the good ones", () => {
    const file = readOrFail(
      [
        '{"content":"Likes tea."}',
        "not json",
        '{"content":"   "}',
        '{"content":"a","colour":"red"}',
        `{"content":"${"x".repeat(100_000)}"}`,
        '{"__proto__":{"admin":true},"content":"a"}',
        '{"content":"broken \\ud800"}',
        '{"content":"null \\u0000 byte and \\u202e override"}',
        '{"content":42}',
        "",
      ].join("\n"),
    );
    expect(file.entries.map(({ line, content }) => [line, content])).toEqual([
      [1, "Likes tea."],
      [4, "a"],
      [8, "null  byte and  override"],
    ]);
    expect(file.notes).toEqual([
      "Fields not taken over, and how often: colour (1).",
      "Characters that nobody sees were removed (1 entry).",
    ]);
    expect(file.leftOut.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "2 It is not JSON.",
      "3 It has no text.",
      "5 It has 100,000 characters; a memory holds one fact in at most 4,000.",
      "6 A name in it is not allowed: __proto__.",
      "7 It contains broken characters.",
      "9 The field “content” is missing or of another kind.",
    ]);
  });

  it("notices a file that was cut off", () => {
    const written = writeJsonLines([version({ content: "A." }), version({ content: "B." })]);
    const file = readOrFail(written.split("\n").slice(0, 2).join("\n"));
    expect(file.notes).toEqual([
      "The file says that it holds 2 memories, but 1 line is there: it may be cut off.",
    ]);
  });

  it.each([
    ["", "The file is empty."],
    ["  \n ", "The file is empty."],
    ['[{"memory": "a"', "It ends in the middle: the file was cut off."],
    ['[{"memory": "a", "score": NaN}]', "NaN or Infinity"],
    ["[{'memory': 'a', 'score': None}]", "the way Python prints values"],
    ['[{"memory": "a", "old": None}]', "the way Python prints values"],
    ['[{"memory": "a"},]', "a comma before a closing bracket"],
    [`${"[".repeat(5_000)}${"]".repeat(5_000)}`, "nested too deeply"],
    [
      '[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]',
      "of a kind that is not known here",
    ],
    ['[{"uuid":"c","name":"Talk","chat_messages":[{"sender":"human","text":"Hi"}]}]', "Choose memories.json"],
    [
      '[{"header":"Gemini Apps","title":"Prompted hello","time":"2025-01-01T00:00:00Z"}]',
      "prompts from your Gemini activity",
    ],
    ["<!DOCTYPE html><html><body><ul><li>Likes tea</li></ul></body></html>", "a web page"],
    ["<div>Likes tea</div>", "a web page"],
    ["%PDF-1.7 …", "This is a PDF."],
    ["{\\rtf1 Likes tea}", "rich-text"],
    ["name,city\nKim,Ghent", "none of them is called memory", "people.csv"],
    ["kim:\n  city: Ghent\n  pets: [dog]", "holds no list of memories", "kim.yaml"],
    ["memories: [a, b", "not valid YAML", "m.yml"],
    ['{"something": "else"}', "of a kind that is not known here"],
    ["PK\u0003\u0004…", "This is a ZIP archive"],
    [Array.from({ length: 20_001 }, (_, index) => `- fact ${index}`).join("\n"), "at most 20,000"],
  ])("refuses a file that holds nothing to import (%#)", (text, sentence, name = "") => {
    const read = readTransferFile(text, name);
    expect(read.ok ? "" : read.error.problem).toContain(sentence);
  });

  it.each([
    ["one line", `${"word ".repeat(20_000)}`],
    ["marks", `${"- ".repeat(50_000)}`],
    ["brackets and quotes", `${'[{"'.repeat(30_000)}`],
    ["fences that nothing closes", "```js\n".repeat(20_000)],
    ["table rows", "| a | b |\n".repeat(20_000)],
    [
      "deeper and deeper",
      Array.from({ length: 400 }, (_, depth) => `${" ".repeat(depth * 2)}- item ${depth}`).join("\n"),
    ],
    [
      "YAML that multiplies",
      `a: &a [x,x]\n${Array.from({ length: 26 }, (_, n) => `${"bcdefghijklmnopqrstuvwxyz0"[n]}: &${"bcdefghijklmnopqrstuvwxyz0"[n]} [*${"abcdefghijklmnopqrstuvwxyz"[n]},*${"abcdefghijklmnopqrstuvwxyz"[n]}]`).join("\n")}\ntext: x`,
    ],
  ])("takes no long time over %s", (_, text) => {
    const start = performance.now();
    readTransferFile(text);
    readTransferFile(text, "a.csv");
    readTransferFile(text, "a.yaml");
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it("refuses a million near duplicates in seconds, with their number", () => {
    const read = readTransferFile(
      Array.from({ length: 1_000_000 }, (_, n) => `- Likes tea no. ${n}`).join("\n"),
    );
    expect(read.ok ? "" : read.error.problem).toContain("holds 1,000,000 memories");
  });

  it("reads ten megabytes within a few seconds", () => {
    const line = JSON.stringify({ content: `Fact ${"x".repeat(900)}` });
    const file = readOrFail(Array.from({ length: 11_000 }, () => line).join("\n"));
    expect(file.entries).toHaveLength(11_000);
  });
});

describe("other people's formats", () => {
  it("reads Mem0's list and its pages, names the people and what is not taken", () => {
    const memory = {
      id: "3c90c3cc-0d44-4b50-8888-8dd25736052a",
      memory: "Prefers morning meetings",
      user_id: "arjun",
      hash: "af1161983e03667063d1abb60e6d5c06",
      metadata: { type: "preference", nested: { a: [1] }, empty: null },
      categories: ["user_preferences"],
      created_at: "2025-07-22T06:19:56Z",
      updated_at: "2025-07-22T06:19:56Z",
      score: 0.4,
    };
    for (const value of [
      [memory, { ...memory, user_id: "dev" }],
      { count: 2, results: [memory, { ...memory, user_id: "dev" }] },
    ]) {
      const file = readOrFail(JSON.stringify(value));
      expect(file.format).toBe("mem0");
      expect(file.entries[0]).toEqual({
        line: 1,
        content: "Prefers morning meetings",
        memoryType: "preference",
        metadata: {
          type: "preference",
          nested: '{"a":[1]}',
          categories: "user_preferences",
          importedFrom: "Mem0",
        },
        createdAt: "2025-07-22T06:19:56.000Z",
      });
      expect(file.notes).toEqual([
        "The file holds memories of 2 people (arjun, dev); all of them would become yours.",
        "Fields not taken over, and how often: score (2).",
      ]);
    }
  });

  it("reads what ChatGPT saved, each memory once", () => {
    const node = (message: object | null) => ({ id: "n", parent: null, children: [], message });
    const bio = (text: string) =>
      node({
        author: { role: "assistant" },
        recipient: "bio",
        create_time: 1_767_225_600.5,
        content: { content_type: "text", parts: [text] },
      });
    const conversations = [
      {
        title: "Cities",
        mapping: {
          a: node(null),
          b: node({
            author: { role: "user" },
            recipient: "all",
            content: { content_type: "text", parts: ["I moved to Oslo"] },
          }),
          c: bio("Lives in Oslo."),
          d: node({
            recipient: "all",
            content: {
              content_type: "model_editable_context",
              model_set_context: "1. [2025-05-02]. Lives in Oslo.\n\n2. [2025-06-01]. Has a dog named Pim.",
            },
          }),
        },
      },
      { title: "Again", mapping: { a: bio("Lives in Oslo"), b: bio("Is vegetarian.") } },
    ];
    const file = readOrFail(JSON.stringify(conversations));
    expect(file.entries.map(({ content, createdAt }) => [content, createdAt])).toEqual([
      ["Lives in Oslo.", "2026-01-01T00:00:00.500Z"],
      ["Has a dog named Pim.", "2025-06-01T00:00:00.000Z"],
      ["Is vegetarian.", "2026-01-01T00:00:00.500Z"],
    ]);
    const nothing = readTransferFile(JSON.stringify([{ title: "x", mapping: { a: node(null) } }]));
    expect(nothing.ok ? "" : nothing.error.problem).toContain("no memory that it saved");
  });

  it("reads a pasted list: bullets, numbers, dates and paragraphs", () => {
    const file = readOrFail(
      "# About me\n\n1. [2025-05-02]. Has two cats\n2) Likes\n   green tea\n\n* Plays the oboe\n\nA paragraph.\n",
    );
    expect(file.entries.map(({ line, content }) => [line, content])).toEqual([
      [3, "Has two cats"],
      [4, "Likes\ngreen tea"],
      [7, "Plays the oboe"],
      [9, "A paragraph."],
    ]);
    expect(file.entries.map(({ metadata }) => metadata)).toEqual([
      { section: "About me" },
      { section: "About me" },
      { section: "About me" },
      {},
    ]);
    expect(file.notes).toEqual([]);
  });
});
