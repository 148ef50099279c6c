// A third set of probes, about a third person, written by hand before the rule for ids that do not exist (decision 143) was made, by its author.
// Half of it changes or forgets, and two messages speak of what is not stored.
import type { Probe } from "./probes";

/** What is stored before each of these probes. */
export const unseenProbeMemories: readonly string[] = [
  "Noor lives in Utrecht with two flatmates.",
  "Noor takes the 7:42 train to work.",
  "Noor's dentist is Dr. Visser.",
  "Noor plays the violin in an orchestra.",
  "Noor is vegan.",
  "Noor's grandmother turns 90 on 3 May.",
];

export const unseenProbes: readonly Probe[] = [
  { kind: "question", say: "What's my dentist's name?", right: /visser/i },
  { kind: "question", say: "when is grandma's birthday", right: /3 may|may 3/i },
  { kind: "question", say: "Which instrument do I play?", right: /violin/i },
  { kind: "question", say: "What time does my train go in the morning?", right: /7[:.]42/ },
  { kind: "question", say: "Could I order the cheese omelette here?", right: /vegan/i },
  { kind: "question", say: "How old will my grandmother be?", right: /90|ninety/i },
  { kind: "question", say: "Where's my flat?", right: /utrecht/i },
  { kind: "statement", say: "My bike is an old green Gazelle.", right: /gazelle|bike/i },
  { kind: "statement", say: "I'm taking Spanish lessons on Mondays.", right: /spanish/i },
  { kind: "statement", say: "fyi my boss is called Pieter", right: /pieter/i },
  { kind: "statement", say: "I can't stand cilantro.", right: /cilantro/i },
  { kind: "change", say: "I take the 8:12 train to work these days.", right: /8[:.]12/, about: "Noor takes" },
  {
    kind: "change",
    say: "I've switched dentists, I go to Dr. Bakker now.",
    right: /bakker/i,
    about: "Noor's dentist",
  },
  {
    kind: "change",
    say: "I don't play violin anymore, I play the viola in the orchestra.",
    right: /viola/i,
    about: "Noor plays",
  },
  {
    kind: "change",
    say: "Actually grandma's birthday is on 5 May.",
    right: /5/,
    about: "Noor's grandmother",
  },
  { kind: "change", say: "I've moved to Amsterdam.", right: /amsterdam/i, about: "Noor lives" },
  { kind: "forget", say: "Please forget who my dentist is.", right: /./, about: "Noor's dentist" },
  { kind: "forget", say: "Forget that I'm vegan.", right: /./, about: "Noor is vegan" },
  {
    kind: "forget",
    say: "You don't need to remember my train anymore, delete it.",
    right: /./,
    about: "Noor takes",
  },
  {
    kind: "forget",
    say: "remove what you saved about my grandmother",
    right: /./,
    about: "Noor's grandmother",
  },
  { kind: "not stored", say: "Forget the name of my goldfish.", right: /./ },
  { kind: "not stored", say: "Delete my old phone number, please.", right: /./ },
  { kind: "no tool", say: "What is the capital of Italy?", right: /rome/i },
  {
    kind: "no tool",
    say: "What does the word 'ephemeral' mean?",
    right: /short|last|brief|transient|temporary/i,
  },
];
