import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutAt } from "./testing/wire-script";
import { createThinkTagSorter } from "./think-tags";

/** What comes out for an answer that arrives in these pieces. */
function sort(pieces: readonly string[]) {
  const sorter = createThinkTagSorter();
  const sorted = [...pieces.flatMap((piece) => sorter.push(piece)), ...sorter.end()];
  const textOf = (type: string) =>
    sorted.flatMap((piece) => (piece.type === type ? [piece.delta] : [])).join("");
  return { reasoning: textOf("reasoning"), text: textOf("text") };
}

const answers: readonly [name: string, answer: string, reasoning: string, text: string][] = [
  ["thoughts first", "<think>Who is this?</think>\n\nHello Mara.", "Who is this?", "Hello Mara."],
  ["blank lines before the thoughts", "\n <think>\nHm.\n</think>Hello.", "\nHm.\n", "Hello."],
  ["empty thoughts", "<think>\n\n</think>\n\nHello.", "\n\n", "Hello."],
  ["no thoughts", "Hello Mara.", "", "Hello Mara."],
  ["thoughts without an end", "<think>On and on", "On and on", ""],
  [
    "the opening tag stood in the prompt template",
    "Who is this?\n</think>\n\nHello.",
    "",
    "Who is this?\n\nHello.",
  ],
  ["only a closing tag", "</think>\n\nHello.", "", "Hello."],
  [
    "an answer about the tag",
    "Models write <think> and </think> around thoughts.",
    "",
    "Models write <think> and </think> around thoughts.",
  ],
  ["a tag after the thoughts", "<think>a</think>Use <think>b</think>.", "a", "Use <think>b</think>."],
  ["another tag", "<thinking>Hello", "", "<thinking>Hello"],
  ["the beginning of a tag", "<thi", "", "<thi"],
  ["nothing but blanks", " \n", "", " \n"],
  ["nothing", "", "", ""],
];

describe("sorting thoughts from text", () => {
  test.each(answers)("%s", (_, answer, reasoning, text) => {
    expect(sort([answer])).toEqual({ reasoning, text });
  });

  test("never depends on where the answer is cut", () => {
    fc.assert(
      fc.property(fc.constantFrom(...answers), fc.array(fc.nat(60)), ([, answer], cuts) => {
        expect(sort(cutAt(answer, cuts))).toEqual(sort([answer]));
      }),
    );
  });

  test("shows text as soon as no tag can begin in it", () => {
    const sorter = createThinkTagSorter();
    expect(sorter.push("Hello")).toEqual([{ type: "text", delta: "Hello" }]);
    expect(sorter.push(" Mara\n")).toEqual([{ type: "text", delta: " Mara" }]);
    expect(sorter.push("<b>")).toEqual([{ type: "text", delta: "\n<b>" }]);
  });
});
