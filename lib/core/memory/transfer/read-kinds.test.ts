import { describe, expect, it } from "vitest";
import { readOrFail } from "./testing/transfer-samples";

const contents = (text: string, name?: string) =>
  readOrFail(text, name).entries.map(({ content }) => content);
const reasons = (text: string, name?: string) =>
  readOrFail(text, name).leftOut.map(({ excerpt, reason }) => `${excerpt} ← ${reason}`);

describe("plain text", () => {
  it("takes a date in brackets off each line, as Claude's export prompt asks for it", () => {
    const file = readOrFail(
      "[2025-03-01] - Lives in Ghent\n[2025-03] — Is allergic to penicillin\n[unknown] - Prefers Dutch\n",
    );
    expect(file.entries.map(({ content, createdAt, metadata }) => [content, createdAt, metadata])).toEqual([
      ["Lives in Ghent", "2025-03-01T00:00:00.000Z", {}],
      ["Is allergic to penicillin", null, { created: "2025-03" }],
      ["Prefers Dutch", null, {}],
    ]);
    expect(contents("[Work] - is an engineer\n[2025-99-01] - Lives in Ghent")).toEqual([
      "[Work] - is an engineer",
      "Lives in Ghent",
    ]);
  });

  it("takes off dates that can be one day only, as other lands write them, and list marks of the East", () => {
    const file = readOrFail(
      "2025-03-04: Lives in Ghent\n[04.03.2025] - Wohnt in Gent\n[2025年3月4日] 住在成都\n【2025년 3월 4일】 부산에 산다\n・猫が好き\n",
    );
    expect(file.entries.map(({ content, createdAt }) => [content, createdAt?.slice(0, 10) ?? null])).toEqual([
      ["Lives in Ghent", "2025-03-04"],
      ["Wohnt in Gent", "2025-03-04"],
      ["住在成都", "2025-03-04"],
      ["부산에 산다", "2025-03-04"],
      ["猫が好き", null],
    ]);
    expect(contents("[03/04/2025] - Lives in Ghent")).toEqual(["[03/04/2025] - Lives in Ghent"]);
  });

  it("reads only the block when the block holds the list", () => {
    const text =
      "Here is everything:\n\n```\n[2025-03-01] - Lives in Ghent\n- Likes tea\n```\n\nThat is the complete set.\n";
    expect(contents(text)).toEqual(["Lives in Ghent", "Likes tea"]);
    expect(reasons(text)).toEqual([
      "Here is everything: ← It stands around the list and is no part of it.",
      "That is the complete set. ← It stands around the list and is no part of it.",
    ]);
  });

  it("takes one memory a line, in any script and case", () => {
    for (const lines of [
      [
        "Lives in Ghent with two dogs",
        "Is allergic to penicillin",
        "Prefers answers in Dutch",
        "Has a daughter named Mia, born 2019",
      ],
      ["lives in ghent", "has a dog", "likes tea"],
      ["住在根特", "对青霉素过敏"],
      ["Name: Kim", "Job: baker"],
      ["يسكن في دبي", "يحب الشاي"],
      ["Works nights at the hospital in the old town, on every second week", "Plays chess"],
    ])
      expect(contents(lines.join("\n"))).toEqual(lines);
  });

  it("joins lines that an editor broke at a width, and says so", () => {
    const text =
      "Kim moved to Ghent in the spring of 2019 because the bakery in which she\nhad worked for eleven years was closed, and she has lived there ever\nsince with two dogs and a parrot.\n\nLikes tea.\nHas a boat.";
    const file = readOrFail(text);
    expect(file.entries.map(({ line }) => line)).toEqual([1, 5, 6]);
    expect(file.notes).toEqual(["A paragraph of several lines was read as one memory."]);
  });

  it("keeps the words above a nested item, whatever the indent", () => {
    for (const indent of ["  ", "    ", "\t"])
      expect(
        contents(`- Pets:\n${indent}- dog Pim\n${indent}- cat Tom\n${indent}${indent}- black\n- Likes tea`),
      ).toEqual(["Pets: dog Pim", "Pets: cat Tom: black", "Likes tea"]);
  });

  it("keeps the heading or the line above a list as its section", () => {
    const file = readOrFail("**Dislikes**\n- coriander\n\nAllergies:\n- nuts\n\nFood\n----\nmango\n");
    expect(file.entries.map(({ content, metadata }) => [content, metadata])).toEqual([
      ["coriander", { section: "Dislikes" }],
      ["nuts", { section: "Allergies" }],
      ["mango", { section: "Food" }],
    ]);
  });

  it("reads no mark of a byte order inside a text", () => {
    const file = readOrFail("\ufeff- Likes tea\n\ufeff- Has a dog");
    expect(file.entries.map(({ content }) => content)).toEqual(["Likes tea", "Has a dog"]);
    expect(file.notes).toHaveLength(1);
  });

  it("names what of a table cannot be read", () => {
    const text = "| City | Pet |\n|---|---|\n| Ghent | dog |\n\n- Likes tea";
    expect(contents(text)).toEqual(["Likes tea"]);
    expect(reasons(text).join()).toContain("Ghent | dog");
  });
});

describe("JSON of the field", () => {
  it("reads one memory of ours that was printed over several lines", () => {
    expect(contents(JSON.stringify({ content: "Likes tea", type: "preference" }, null, 2))).toEqual([
      "Likes tea",
    ]);
  });

  it("says that a page of Mem0 is not everything", () => {
    const results = [1, 2, 3].map((id) => ({ id, memory: `Plays ${id}` }));
    for (const [page, said] of [
      [{ count: 250, next: "https://example.invalid/?page=2", results }, "3 of 250"],
      [{ total: 9, memories: results }, "3 of 9"],
      [{ next: "x", results }, "it holds 3 memories"],
    ] as const)
      expect(readOrFail(JSON.stringify(page)).notes.join()).toContain(said);
    expect(readOrFail(JSON.stringify({ count: 3, next: null, previous: null, results })).notes).toEqual([]);
  });

  it.each([
    [1_735_691_400, "2025-01-01T00:30:00.000Z"],
    [1_735_691_400_000, "2025-01-01T00:30:00.000Z"],
    ["1735691400", "2025-01-01T00:30:00.000Z"],
    [1_735_691_400_000_000_000, "2025-01-01T00:30:00.000Z"],
    ["2025-01-02T03:04:05.123456+02:00", "2025-01-02T01:04:05.123Z"],
    ["2025-01-02 03:04:05", "2025-01-02T03:04:05.000Z"],
  ])("reads the time %s", (time, at) => {
    const file = readOrFail(
      JSON.stringify([{ memory: "Born in Bruges", created_at: time, categories: "hobbies", metadata: [] }]),
    );
    expect(file.entries).toEqual([
      {
        line: 1,
        content: "Born in Bruges",
        memoryType: "general",
        metadata: { categories: "hobbies", importedFrom: "Mem0" },
        createdAt: at,
      },
    ]);
    expect(file.notes).toEqual([]);
  });

  it.each(["03/04/2025", "2025-02-30", "yesterday", -5, { year: 2025 }])(
    "names a time that is unclear: %s",
    (time) => {
      const file = readOrFail(JSON.stringify([{ memory: "Born in Bruges", created_at: time }]));
      expect(file.entries[0]?.createdAt).toBeNull();
      expect(file.notes.join()).toContain("A date could not be read for certain");
    },
  );

  it("names two people of Mem0's TypeScript client", () => {
    const file = readOrFail(
      JSON.stringify({
        results: [
          { memory: "a", userId: "kim" },
          { memory: "b", userId: "lou" },
        ],
      }),
    );
    expect(file.notes.join()).toContain("2 people (kim, lou)");
  });

  it("says what is true of a field that has another form", () => {
    const file = readOrFail(
      JSON.stringify([{ memory: "a", categories: { x: 1 }, metadata: "m" }, { text: "b" }]),
    );
    expect(file.notes.join()).toContain("categories, which is no list (1), metadata, which is no object (1)");
    expect(file.leftOut.map(({ reason }) => reason)).toEqual(["It has no text under “memory”."]);
  });

  it("takes the last state of Mem0's history and none that was deleted", () => {
    const row = (memory_id: string, event: string, new_memory: string | null, created_at: string) => ({
      id: created_at,
      memory_id,
      old_memory: null,
      new_memory,
      event,
      created_at,
    });
    const text = JSON.stringify([
      row("a", "UPDATE", "Lives in Cork", "2025-02-01T00:00:00Z"),
      row("a", "ADD", "Lives in Riga", "2025-01-01T00:00:00Z"),
      row("b", "ADD", "Has a cat", "2025-01-01T00:00:00Z"),
      row("b", "DELETE", null, "2025-03-01T00:00:00Z"),
    ]);
    expect(contents(text)).toEqual(["Lives in Cork"]);
    expect(readOrFail(text).leftOut).toHaveLength(3);
  });

  it("leaves out what ChatGPT was told to forget, and the telling", () => {
    const export_ = (...texts: string[]) =>
      JSON.stringify([
        {
          mapping: Object.fromEntries(
            texts.map((text, index) => [
              index,
              {
                message: { recipient: "bio", create_time: 1_735_691_400 + index, content: { parts: [text] } },
              },
            ]),
          ),
        },
      ]);
    expect(
      readOrFail(
        export_("User is a beekeeper.", "Forget: that the user is a beekeeper.", "Likes tea."),
      ).entries.map(({ content }) => content),
    ).toEqual(["Likes tea."]);
    const unclear = readOrFail(export_("Likes tea.", "Forget what I said about honey"));
    expect(unclear.entries.map(({ content }) => content)).toEqual(["Likes tea."]);
    expect(unclear.leftOut[0]?.reason).toContain("Which memory it meant cannot be told");
    expect(readOrFail(export_("User is forgetful.", "User forgets names.")).entries).toHaveLength(2);
    expect(readOrFail(export_("Forget: the user has a cat.", "User has a cat.")).entries).toHaveLength(1);
  });

  it("keeps an item of ChatGPT's list whole that holds a list", () => {
    const model_set_context =
      "1. [2025-05-02]. User's address:\n12 Rue X\n- second floor\n\n2. [2025-06-01]. Has a dog.";
    expect(
      contents(JSON.stringify({ mapping: { a: { message: { content: { model_set_context } } } } })),
    ).toEqual(["User's address:\n12 Rue X\n- second floor", "Has a dog."]);
  });

  it("puts the name of an entity before what the MCP memory server knows of it", () => {
    const lines = [
      {
        type: "entity",
        name: "Kim",
        entityType: "person",
        observations: ["Lives in Ghent", "Kim is allergic to penicillin"],
      },
      { type: "entity", name: "default_user", entityType: "person", observations: ["Likes tea"] },
      { type: "relation", from: "Kim", to: "Rex", relationType: "is_owner_of" },
    ].map((line) => JSON.stringify(line));
    expect(contents(lines.join("\n"), "memory.jsonl")).toEqual([
      "Kim: Lives in Ghent",
      "Kim is allergic to penicillin",
      "Likes tea",
      "Kim is owner of Rex",
    ]);
    expect(contents(lines[0] ?? "")).toHaveLength(2);
  });

  it("reads what LangMem stores without one text: profiles and triples", () => {
    const item = (content: object, kind: string) => ({
      namespace: ["m"],
      key: kind,
      value: { kind, content },
    });
    expect(
      contents(
        JSON.stringify([
          item({ name: "Kim", age: 34, city: null }, "Profile"),
          item({ subject: "Kim", predicate: "owns", object: "a boat" }, "Triple"),
        ]),
      ),
    ).toEqual(["name: Kim\nage: 34", "Kim owns a boat"]);
  });

  it("tells a line that is cut off in a list of lines", () => {
    const file = readOrFail('{"memory":"Likes tea"}\n{"memory":"Has a d');
    expect(file.entries).toHaveLength(1);
    expect(file.notes.join()).toContain("A line is no JSON: the file may be cut off.");
  });

  it("names what is shortened", () => {
    const file = readOrFail(
      JSON.stringify([{ memory: "a", metadata: { note: "x".repeat(600), big: 1e308 } }]).replace(
        "1e+308",
        "1e999",
      ),
    );
    expect(file.notes).toEqual([
      "The value of “note” was shortened to 500 characters (1 entry).",
      "The value of “big” was left out, because it cannot be kept (1 entry).",
    ]);
  });
});

describe("spreadsheets", () => {
  it("reads quoted cells, semicolons and tabs, and names what is broken", () => {
    expect(
      contents(
        'id,memory,created_at\n1,Lives in Ghent,2025-01-01\n2,"Has two dogs, Rex and Max",2025-01-02\n',
      ),
    ).toEqual(["Lives in Ghent", "Has two dogs, Rex and Max"]);
    expect(contents("Datum;Text\n2025-01-01;Wohnt in Gent\n")).toEqual(["Wohnt in Gent"]);
    expect(contents('content\ttag\n"Two\nlines"\tx\n')).toEqual(["Two\nlines"]);
    expect(reasons('memory,tag\n"never closed,x\n').join()).toContain("never closed");
  });

  it("is no spreadsheet that has commas in its sentences", () => {
    expect(contents("Lives in Ghent, with dogs\nLikes tea, coffee and milk")).toHaveLength(2);
  });
});

describe("a graph beside Mem0's list", () => {
  it("stays out, is counted in a note, and each relation is named", () => {
    const graph = {
      results: [{ id: "a1", memory: "Lives in Ghent", user_id: "kim" }],
      relations: [{ source: "kim", relationship: "allergic_to", target: "penicillin" }],
    };
    const read = readOrFail(JSON.stringify(graph));
    expect(read.entries.map(({ content }) => content)).toEqual(["Lives in Ghent"]);
    expect(read.notes).toContain("One relation of Mem0's graph stays out: it has no text of its own.");
    expect(read.leftOut.map(({ excerpt }) => excerpt)).toEqual(["kim allergic_to penicillin"]);
  });
});
