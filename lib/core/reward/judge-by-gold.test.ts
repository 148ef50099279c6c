import { expect, test } from "vitest";
import { newEvent } from "@/lib/testing/events";
import { taskSchema } from "../episode/task";
import type { EventOf } from "../log/events";
import { judgeByGold, saysFact } from "./judge-by-gold";

const city = {
  factId: "f1",
  text: "Mira lives in Porto.",
  subject: "Mira",
  attribute: "city",
  value: "Porto",
};
const old = { ...city, factId: "f0", text: "Mira lives in Oslo.", value: "Oslo" };
const drink = { ...city, factId: "f2", text: "Mira drinks cider.", attribute: "drink", value: "cider" };

const task = taskSchema.parse({
  taskId: "t",
  suite: "made",
  kind: "update",
  language: "en",
  messages: [{ text: old.text }, { text: "Mira moved to Porto." }, { text: drink.text }],
  questions: [
    {
      questionId: "q",
      text: "Where does Mira live?",
      kind: "update",
      answer: "Porto",
      evidence: ["f1"],
      staleValues: ["Oslo"],
    },
    { questionId: "n", text: "Where does Mira work?", kind: "unanswerable", answer: null },
  ],
  facts: [city, drink],
  pastFacts: [old],
  needsMaintenance: true,
});
const [asked, unknown] = task.questions;

function added(id: string, content: string): EventOf<"memory-added"> {
  return {
    ...newEvent("memory-added", { id, content }),
    sessionId: "s",
    sequence: 1,
  } as EventOf<"memory-added">;
}

function retrieved(...contents: readonly string[]): EventOf<"memories-retrieved"> {
  const hits = contents.map((content) => ({
    memoryId: content,
    version: 1,
    content,
    memoryType: "general",
    metadata: {},
    score: 1,
    meaning: 1,
    words: 1,
  }));
  return {
    ...newEvent("memories-retrieved", { id: "r", hits, alreadyInContext: [] }),
    sessionId: "s",
    sequence: 2,
  } as EventOf<"memories-retrieved">;
}

test("an addition is good when it says a fact that holds or held, and nothing said it before", () => {
  if (!asked) throw new Error("The task has a question.");
  const { goodAdditions } = judgeByGold({
    task,
    question: asked,
    answer: "Porto",
    additions: [
      added("a", "Mira lives in Oslo."),
      added("b", "Mira lives in Porto."),
      added("c", "Porto is home to Mira."),
      added("d", "It rained."),
    ],
    retrievals: [],
  });
  expect([...(goodAdditions ?? [])]).toEqual(["a", "b"]);
});

test("relevance is the share of the evidence that was retrieved", () => {
  if (!asked || !unknown) throw new Error("The task has two questions.");
  const judged = (contents: readonly string[]) =>
    judgeByGold({
      task,
      question: asked,
      answer: "Porto",
      additions: [],
      retrievals: [retrieved(...contents)],
    }).relevance;
  expect(judged(["Mira lives in Porto."])).toBe(1);
  expect(judged(["Mira lives in Oslo."])).toBe(0);
  const nobody = judgeByGold({
    task,
    question: unknown,
    answer: "I do not know.",
    additions: [],
    retrievals: [],
  });
  expect(nobody).toMatchObject({ answer: 1, relevance: null, needsRetrieval: false, needsMaintenance: true });
});

test("no answer is not judged, a wrong one is 0", () => {
  if (!asked) throw new Error("The task has a question.");
  const judged = (answer: string) =>
    judgeByGold({ task, question: asked, answer, additions: [], retrievals: [] }).answer;
  expect(judged(" ")).toBeNull();
  expect(judged("In Oslo.")).toBe(0);
  expect(judged("She lives in Porto.")).toBe(1);
});

test("a fact of the speaker needs no name", () => {
  expect(saysFact("Lives in Porto.", { ...city, subject: "me" })).toBe(true);
  expect(saysFact("Lives in Porto.", city)).toBe(false);
});
