import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isBeamPath, readBeam } from "./read-beam";

const folder = "docs/examples/beam";
const made = readdirSync(folder).map((name) => ({
  path: name,
  text: readFileSync(path.join(folder, name), "utf8"),
}));
const [chat = { path: "", text: "" }, questions = { path: "", text: "" }] = made.toSorted((a, b) =>
  a.path.localeCompare(b.path),
);

describe("a folder of BEAM", () => {
  test("is a task for each chat, with days, without markers, and with what cannot be known", () => {
    const read = readBeam(made);
    if (!read.ok) throw new Error(read.error);
    expect(read.value).toMatchObject([
      {
        taskId: "made-1",
        messages: [
          {
            text: "My rowing club moved its regatta to 4 May. How many weeks are left?",
            at: "2024-03-15T12:00:00.000Z",
          },
          { text: "Then I can still train the crew of eight.", at: "2024-03-15T12:00:00.000Z" },
          {
            text: "The regatta is on 11 May after all; the lake is closed before.",
            at: "2024-04-02T12:00:00.000Z",
          },
        ],
        distractors: [],
        questions: [
          { questionId: "knowledge_update-1", kind: "knowledge_update", answer: "11 May" },
          { questionId: "abstention-1", kind: "abstention", answer: null },
        ],
      },
    ]);
  });

  test("is read as it is published, a folder for each chat", () => {
    const published = [
      { path: "100K/2/chat.json", text: chat.text },
      { path: "100K/2/probing_questions/probing_questions.json", text: questions.text },
      { path: "100K/1/chat.json", text: chat.text },
      { path: "100K/1/probing_questions/probing_questions.json", text: questions.text },
    ];
    expect(published.every((file) => isBeamPath(file.path))).toBe(true);
    const read = readBeam(published);
    expect(read.ok && read.value.map(({ taskId }) => taskId)).toEqual(["100K/1", "100K/2"]);
  });

  test.each([
    ["without questions", [chat], "made-1.chat.json has no questions beside it"],
    ["without a chat", [questions], "has no chat of BEAM in it"],
    [
      "with a chat that is cut",
      [{ ...chat, text: chat.text.slice(0, 90) }, questions],
      "made-1.chat.json is not whole",
    ],
    [
      "with questions of another kind",
      [chat, { ...questions, text: "[]" }],
      "made-1.questions.json is no file of BEAM",
    ],
    [
      "with a question without an answer",
      [chat, { ...questions, text: '{"summarization":[{"question":"What was it?"}]}' }],
      "makes no task: questions.0.answer",
    ],
  ])("%s is refused with the file", (_, files, sentence) => {
    expect(readBeam(files)).toEqual({ ok: false, error: expect.stringContaining(sentence) });
  });
});
