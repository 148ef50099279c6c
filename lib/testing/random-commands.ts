import fc from "fast-check";

/** A call of a tool as a model might write it. `memory` picks among the memories that are there when the call is made. */
export interface RandomCall {
  readonly toolName: string;
  readonly input: unknown;
  readonly memory?: number;
}

/** What the person does to the context of one of two sessions. `picks` choose among the items that are there by then. */
export type PersonAct =
  | { readonly type: "operate"; readonly session: number; readonly call: RandomCall }
  | { readonly type: "restore"; readonly session: number; readonly picks: readonly number[] }
  | { readonly type: "undo"; readonly session: number; readonly pick: number }
  | {
      readonly type: "protect";
      readonly session: number;
      readonly pick: number;
      readonly pinned: boolean;
      readonly neverFilter: boolean;
    };

/** One step of the model: what it says and calls, how it fails, and what the person does meanwhile. */
export interface RandomStep {
  readonly text: string;
  readonly calls: readonly RandomCall[];
  readonly fails: "model-busy" | "model-context-too-long" | null;
  /** The person stops the answer during this step. */
  readonly stops: boolean;
  readonly meanwhile: readonly PersonAct[];
}

export type Command = { readonly type: "say"; readonly session: number; readonly text: string } | PersonAct;

/** A history: what is done, what the model answers, and how little room there is. */
export interface RandomHistory {
  readonly commands: readonly Command[];
  readonly steps: readonly RandomStep[];
  readonly contextLimitTokens: number;
  readonly filterThreshold: number;
  readonly summary: string;
}

const words = [
  "football",
  "match",
  "rain",
  "coffee",
  "ferry",
  "prawns",
  "Bergen",
  "budget",
  "tent",
  "kidney 7",
];
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 10 })
  .map((chosen) => `${chosen.join(" ")}.`);
const longText = fc
  .tuple(sentence, fc.integer({ min: 60, max: 400 }))
  .map(([text, times]) => `${text} `.repeat(times));
const session = fc.nat(1);
const pick = fc.nat(1_000);
const mostly = fc.nat(5).map((number) => number > 0);

const span = fc.oneof(
  { weight: 3, arbitrary: fc.constant("all") },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 14 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom("0", "-3", "1e9", "full", "") },
);
const sane: fc.Arbitrary<RandomCall> = fc.oneof(
  sentence.map((content) => ({ toolName: "Add_memory", input: { content } })),
  fc
    .tuple(pick, sentence)
    .map(([memory, content]) => ({ toolName: "Update_memory", input: { content }, memory })),
  fc
    .tuple(pick, mostly)
    .map(([memory, confirmation]) => ({ toolName: "Delete_memory", input: { confirmation }, memory })),
  fc
    .tuple(sentence, fc.integer({ min: 1, max: 4 }))
    .map(([query, top_k]) => ({ toolName: "Retrieve_memory", input: { query, top_k } })),
  span.map((value) => ({ toolName: "Summary_context", input: { span: value } })),
  fc
    .oneof(sentence, fc.constantFrom(...words, ""))
    .map((criteria) => ({ toolName: "Filter_context", input: { criteria } })),
);
const malformed: fc.Arbitrary<RandomCall> = fc.constantFrom<RandomCall>(
  { toolName: "Steal_memory", input: {} },
  { toolName: "constructor", input: {} },
  { toolName: "Update_memory", input: "not json" },
  { toolName: "Add_memory", input: { content: 7 } },
  { toolName: "Add_memory", input: { content: "half a pair \ud83d" } },
  { toolName: "Summary_context", input: null },
);
const call = fc.oneof({ weight: 9, arbitrary: sane }, { weight: 1, arbitrary: malformed });

/** A pin hides what never-filter does, so they mostly come apart. */
const protection = fc.constantFrom(
  { pinned: false, neverFilter: true },
  { pinned: false, neverFilter: true },
  { pinned: true, neverFilter: false },
  { pinned: true, neverFilter: true },
  { pinned: false, neverFilter: false },
);

const personAct: fc.Arbitrary<PersonAct> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant("operate"), session, call }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("restore"),
      session,
      picks: fc.array(pick, { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("undo"), session, pick }) },
  {
    weight: 3,
    arbitrary: fc
      .record({ type: fc.constant("protect"), session, pick, protection })
      .map(({ protection: marks, ...act }) => ({ ...act, ...marks })),
  },
);

const rarely = <const Value>(value: Value) =>
  fc.oneof({ weight: 15, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant(value) });

const step: fc.Arbitrary<RandomStep> = fc.record({
  text: fc.oneof({ weight: 4, arbitrary: sentence }, { weight: 1, arbitrary: fc.constant("") }),
  calls: fc.oneof(fc.constant([]), fc.array(call, { maxLength: 3 })),
  fails: fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: rarely("model-busy") },
    { weight: 1, arbitrary: rarely("model-context-too-long") },
  ),
  stops: rarely(true).map((stops) => stops === true),
  meanwhile: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(personAct, { maxLength: 2 }) },
  ),
});

const say = fc.record({
  type: fc.constant("say"),
  session,
  text: fc.oneof({ weight: 8, arbitrary: sentence }, { weight: 1, arbitrary: longText }),
});

/** Histories of up to twenty commands in two sessions of one owner, most of them short of room. */
export const randomHistory: fc.Arbitrary<RandomHistory> = fc.record({
  commands: fc.array(fc.oneof({ weight: 3, arbitrary: say }, { weight: 3, arbitrary: personAct }), {
    minLength: 4,
    maxLength: 20,
  }),
  steps: fc.array(step, { minLength: 10, maxLength: 30 }),
  contextLimitTokens: fc.oneof(
    fc.integer({ min: 1_600, max: 2_400 }),
    fc.integer({ min: 2_400, max: 12_000 }),
  ),
  filterThreshold: fc.constantFrom(0.2, 0.4, 0.6),
  summary: fc.oneof(
    { weight: 6, arbitrary: fc.constant("Short.") },
    { weight: 1, arbitrary: fc.constantFrom("", "long ".repeat(200)) },
  ),
});
