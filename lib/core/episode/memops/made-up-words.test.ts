import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../../seeded-random";
import { trainingTask } from "../../training/training-tasks";
import { madeUpWord, splitOf } from "./made-up-words";
import { solve, stateAfter } from "./solve";
import { casually, plainSentence } from "./wordings";

const splits = ["training", "held-out"] as const;

test("a made-up word says itself to which split it belongs", () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...splits), (seed, split) => {
      const word = madeUpWord(seededRandom(seed), split);
      expect(splitOf(word)).toBe(split);
      expect(splitOf(word.toUpperCase())).toBe(split);
    }),
    { numRuns: 200 },
  );
});

test("what is said casually is the plain sentence again", () => {
  for (const split of splits)
    for (const kind of ["statement", "question"] as const)
      for (let at = 0; at < 1; at += 0.05)
        for (const plain of ["I live in Porto.", "Mira's favorite drink is tea now.", "Where do I work?"])
          expect(plainSentence(casually(plain, kind, split, () => at))).toBe(plain);
});

test("an independent reader agrees with the gold of every task, in both splits", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(50), fc.constantFrom(...splits), (place, seed, split) => {
      const task = trainingTask(split, seed, place);
      const sentences = task.messages.map(({ text }) => text);
      for (const { text, answer } of task.questions) expect(solve(sentences, text)).toBe(answer);
      const gold = new Map(task.facts.map((fact) => [`${fact.subject}/${fact.attribute}`, fact.value]));
      expect(stateAfter(sentences)).toEqual(gold);
      expect(trainingTask(split, seed, place)).toEqual(task);
    }),
    { numRuns: 200 },
  );
});

test("held-out tasks share neither values nor casual wordings with those that are learned from", () => {
  const tasksOf = (split: (typeof splits)[number]) =>
    Array.from({ length: 110 }, (_, place) => trainingTask(split, 3, place));
  const valuesOf = (split: (typeof splits)[number]) =>
    new Set(
      tasksOf(split).flatMap(({ facts, pastFacts }) =>
        [...facts, ...pastFacts].map(({ value }) => value.toLowerCase()),
      ),
    );
  const learned = valuesOf("training");
  expect([...valuesOf("held-out")].filter((value) => learned.has(value))).toEqual([]);
  const frameOf = (text: string) => text.replace(plainSentence(text), "{s}");
  const framesOf = (split: (typeof splits)[number]) =>
    new Set(tasksOf(split).flatMap(({ messages }) => messages.map(({ text }) => frameOf(text))));
  const known = framesOf("training");
  expect([...framesOf("held-out")].filter((frame) => frame !== "{s}" && known.has(frame))).toEqual([]);
});
