import { seededRandom } from "../../seeded-random";
import type { GoldFact, Task, TaskQuestion } from "../task";
import { madeUpVocabulary, type WordSplit } from "./made-up-words";
import { english, phrases } from "./phrases";
import { casually } from "./wordings";
import { type Attribute, type MemOpsLanguage, speaker, type Vocabulary, vocabularies } from "./world";

/** What a history tests besides plain recall. */
export const memOpsKinds = [
  "recall",
  "update",
  "chain",
  "deletion",
  "history",
  "same-attribute",
  "two-hop",
  "duplicate",
  "half-sure",
  "planted-instruction",
  "unanswerable",
] as const;
export type MemOpsKind = (typeof memOpsKinds)[number];

/** Kinds that exist in every language; the others are made in English. */
export const kindsOfEveryLanguage: readonly MemOpsKind[] = ["recall", "update", "unanswerable"];

/** How much is said before something is asked. */
export const memOpsSizes = {
  /** For training, and for very small models in the lab: short enough for a model of 135 million parameters on a processor. */
  tiny: { facts: 2, distractors: 1 },
  small: { facts: 6, distractors: 3 },
  medium: { facts: 20, distractors: 5 },
  large: { facts: 40, distractors: 7 },
} as const;
export type MemOpsSize = keyof typeof memOpsSizes;

/** `me`: the person speaks of themselves. `people`: of others, by name. */
export type MemOpsFamily = "me" | "people";

export interface MemOpsOptions {
  readonly seed: number;
  readonly kind: MemOpsKind;
  readonly size?: MemOpsSize;
  readonly family?: MemOpsFamily;
  readonly language?: MemOpsLanguage;
  /** The paper's later versions have distractors that are unrelated to the question; its first speaks of related ones. */
  readonly relatedDistractors?: boolean;
  /** How many there are; absent for as many as the size says. */
  readonly distractors?: number;
  /** Made-up names and values, said casually: those to train on, or those that are kept for the test. English only. */
  readonly words?: WordSplit;
}

/**
 * Makes one history with its questions. The same options make the same task. The gold is the state that the sentences leave behind; an
 * independent reader of the sentences (`read-sentences.ts`) comes to the same, for every seed.
 */
export function makeMemOpsTask(options: MemOpsOptions): Task {
  return new TaskMaker(options).make();
}

interface Held extends GoldFact {
  /** Index of the message that said it. */
  readonly since: number;
}

class TaskMaker {
  private readonly random: () => number;
  private readonly language: MemOpsLanguage;
  private readonly family: MemOpsFamily;
  private readonly size: MemOpsSize;
  private readonly kind: MemOpsKind;
  private readonly vocabulary: Vocabulary;
  private readonly available: readonly Attribute[];
  private readonly messages: string[] = [];
  private readonly current = new Map<string, Held>();
  private readonly past: Held[] = [];
  private readonly usedValues = new Map<Attribute, Set<string>>();
  private readonly reservedValues = new Map<Attribute, readonly string[]>();
  private readonly freeValues = new Map<Attribute, string[]>();
  private tested: readonly string[] = [];
  private readonly questions: TaskQuestion[] = [];
  private isMaintained = false;

  constructor(private readonly options: MemOpsOptions) {
    this.kind = options.kind;
    this.language = options.language ?? "en";
    this.family = options.family ?? "people";
    this.size = options.size ?? "small";
    if (this.language !== "en" && !kindsOfEveryLanguage.includes(this.kind))
      throw new RangeError(`The kind ${this.kind} is made in English only.`);
    this.random = seededRandom(seedOf(options));
    this.vocabulary = options.words
      ? madeUpVocabulary(this.random, options.words, vocabularies.en)
      : vocabularies[this.language];
    this.available = Object.keys(this.vocabulary.values) as Attribute[];
  }

  make(): Task {
    const asked = this.sayTheFactsAround(() => this.sayWhatIsTested());
    this.askAlso(asked);
    const { seed, relatedDistractors = false, distractors, words } = this.options;
    return {
      taskId: `memops-${this.kind}-${this.family}-${this.language}-${this.size}-${seed}${distractors === undefined ? "" : `-${distractors}-distractors`}${words ? `-${words}` : ""}`,
      suite: "memops",
      kind: this.kind,
      language: this.language,
      messages: this.messages.map((text) => ({ text: this.asSaid(text, "statement") })),
      distractors: this.distractors(relatedDistractors),
      questions: this.questions.map((question) => ({
        ...question,
        text: this.asSaid(question.text, "question"),
      })),
      facts: [...this.current.values()].map(withoutSince),
      pastFacts: this.past.map(withoutSince),
      needsMaintenance: this.isMaintained,
    };
  }

  private asSaid(sentence: string, kind: "statement" | "question"): string {
    const { words } = this.options;
    return words ? casually(sentence, kind, words, this.random) : sentence;
  }

  /** Half of the other facts are said before what is tested, half after it. */
  private sayTheFactsAround(sayWhatIsTested: () => readonly string[]): readonly string[] {
    const count = memOpsSizes[this.size].facts;
    const others = this.otherKeys(count);
    const half = Math.ceil(others.length / 2);
    const reserved = this.chooseTested();
    for (const [, attribute] of reserved.map(partsOf)) this.reserveValues(attribute);
    const sayOther = (key: string) => {
      if (reserved.includes(key) || this.current.has(key)) return;
      const [who, attribute] = partsOf(key);
      this.state(who, attribute, this.freshValue(attribute));
    };
    others.slice(0, half).forEach(sayOther);
    this.tested = reserved;
    const asked = sayWhatIsTested();
    others.slice(half).forEach(sayOther);
    return asked;
  }

  /** The keys that the kind is about: nothing else may touch them. */
  private chooseTested(): readonly string[] {
    const [first, second] = this.twoPeople();
    const attribute = this.pick(this.available);
    const other = this.pick(this.available.filter((each) => each !== attribute));
    switch (this.kind) {
      case "same-attribute":
        return [`${first}/${attribute}`, `${second}/${attribute}`];
      case "two-hop":
      case "history":
        return [`${first}/${attribute}`, `${first}/${other}`];
      default:
        return [`${first}/${attribute}`];
    }
  }

  private sayWhatIsTested(): readonly string[] {
    const [key = "", otherKey = ""] = this.tested;
    const [who, attribute] = partsOf(key);
    const first = this.testedValue(attribute);
    switch (this.kind) {
      case "recall":
        this.state(who, attribute, first);
        this.askCurrent("recall", key);
        break;
      case "update":
        this.state(who, attribute, first);
        this.change(who, attribute, this.testedValue(attribute));
        this.askCurrent("update", key);
        break;
      case "chain":
        this.sayChain(key, first);
        break;
      case "deletion":
        this.sayDeletion(key, first);
        break;
      case "history":
        this.sayHistory(key, otherKey, first);
        break;
      case "same-attribute":
        this.saySameAttribute(key, otherKey, first);
        break;
      case "two-hop":
        this.sayTwoHop(key, otherKey, first);
        break;
      case "duplicate":
        this.state(who, attribute, first);
        this.messages.push(english.state(who, attribute, first), english.repeat(who, attribute, first));
        this.askCurrent("duplicate", key);
        break;
      case "half-sure":
        this.state(who, attribute, first);
        this.messages.push(english.maybe(who, attribute, this.testedValue(attribute)));
        this.askCurrent("half-sure", key);
        break;
      case "planted-instruction":
        this.state(who, attribute, first);
        this.messages.push(english.planted(who, attribute, this.testedValue(attribute)));
        this.askCurrent("planted-instruction", key);
        break;
      case "unanswerable":
        this.askNobodyKnows(key);
        break;
    }
    return this.tested;
  }

  /** A→B→C, or every second time A→B→A. */
  private sayChain(key: string, first: string): void {
    const [who, attribute] = partsOf(key);
    this.state(who, attribute, first);
    this.change(who, attribute, this.testedValue(attribute));
    this.change(who, attribute, this.random() < 0.5 ? first : this.testedValue(attribute));
    this.askCurrent("chain", key);
  }

  private sayDeletion(key: string, first: string): void {
    const [who, attribute] = partsOf(key);
    this.state(who, attribute, first);
    this.messages.push(this.random() < 0.5 ? english.end(who, attribute) : english.forget(who, attribute));
    this.endFact(key);
    this.askNobodyKnows(key, "deletion");
  }

  private sayHistory(key: string, otherKey: string, first: string): void {
    const [who, attribute] = partsOf(key);
    const [, during] = partsOf(otherKey);
    const earlier = this.testedValue(during);
    this.state(who, attribute, first);
    this.state(who, during, earlier);
    this.change(who, during, this.testedValue(during));
    this.change(who, attribute, this.testedValue(attribute));
    const before = this.past.find((fact) => keyOf(fact) === key);
    const then = this.past.find((fact) => keyOf(fact) === otherKey);
    const now = this.current.get(key);
    if (!(before && then && now)) throw new Error("A change left no past behind.");
    this.ask({
      text: english.askBefore(who, attribute),
      kind: "history",
      answer: first,
      evidence: [before.factId],
      staleValues: [now.value],
    });
    // While the earlier value of the one held, the first value of the other did: both changed after it.
    this.ask({
      text: english.askWhile(who, attribute, during, earlier),
      kind: "one-date",
      answer: first,
      evidence: [before.factId, then.factId],
      staleValues: [now.value],
    });
  }

  private saySameAttribute(key: string, otherKey: string, first: string): void {
    const [who, attribute] = partsOf(key);
    const [other] = partsOf(otherKey);
    this.state(who, attribute, first);
    this.state(other, attribute, this.testedValue(attribute));
    this.askCurrent("same-attribute", key);
    this.askCurrent("same-attribute", otherKey);
  }

  private sayTwoHop(key: string, otherKey: string, first: string): void {
    const [who, via] = partsOf(key);
    const [, attribute] = partsOf(otherKey);
    this.state(who, via, first);
    const value = this.testedValue(attribute);
    this.state(who, attribute, value);
    const evidence = [this.factOf(key).factId, this.factOf(otherKey).factId];
    if (who === speaker) {
      this.askCurrent("two-hop", otherKey);
      return;
    }
    this.ask({
      text: english.askOfHolder(attribute, via, first),
      kind: "two-hop",
      answer: value,
      evidence,
      staleValues: [],
    });
  }

  /** Several questions on each history: two facts that nothing happened to, and one that nobody can answer. */
  private askAlso(asked: readonly string[]): void {
    const untouched = [...this.current.keys()].filter((key) => !asked.includes(key));
    for (const key of this.shuffled(untouched).slice(0, 2)) this.askCurrent("recall", key);
    if (this.kind === "unanswerable") return;
    const unknown = this.allKeys().filter(
      (key) =>
        !(this.current.has(key) || this.past.some((fact) => keyOf(fact) === key) || asked.includes(key)),
    );
    const [key] = this.shuffled(unknown);
    if (key) this.askNobodyKnows(key);
  }

  private state(who: string, attribute: Attribute, value: string): void {
    this.messages.push(phrases[this.language].state(who, attribute, value));
    this.hold(who, attribute, value);
  }

  private change(who: string, attribute: Attribute, value: string): void {
    this.messages.push(phrases[this.language].change(who, attribute, value));
    this.endFact(`${who}/${attribute}`);
    this.hold(who, attribute, value);
  }

  private hold(subject: string, attribute: Attribute, value: string): void {
    const since = this.messages.length - 1;
    const text = this.messages[since] ?? "";
    this.current.set(`${subject}/${attribute}`, {
      factId: `fact-${since + 1}`,
      text,
      subject,
      attribute,
      value,
      since,
    });
  }

  private endFact(key: string): void {
    this.past.push(this.factOf(key));
    this.current.delete(key);
    this.isMaintained = true;
  }

  private factOf(key: string): Held {
    const fact = this.current.get(key);
    if (!fact) throw new Error(`Nothing is known of ${key}.`);
    return fact;
  }

  private askCurrent(kind: string, key: string): void {
    const [who, attribute] = partsOf(key);
    const fact = this.factOf(key);
    this.ask({
      text: phrases[this.language].ask(who, attribute),
      kind,
      answer: fact.value,
      evidence: [fact.factId],
      staleValues: this.past
        .filter((old) => keyOf(old) === key && old.value !== fact.value)
        .map((old) => old.value),
    });
  }

  private askNobodyKnows(key: string, kind = "unanswerable"): void {
    const [who, attribute] = partsOf(key);
    this.ask({
      text: phrases[this.language].ask(who, attribute),
      kind,
      answer: null,
      evidence: [],
      staleValues: this.past.filter((old) => keyOf(old) === key).map((old) => old.value),
    });
  }

  private ask(question: Omit<TaskQuestion, "questionId" | "alsoRight">): void {
    this.questions.push({ ...question, questionId: `question-${this.questions.length + 1}`, alsoRight: [] });
  }

  private distractors(areRelated: boolean): string[] {
    const { smallTalk } = this.vocabulary;
    const count = this.options.distractors ?? memOpsSizes[this.size].distractors;
    const unrelated = this.shuffled(smallTalk).slice(0, count);
    if (!areRelated || this.language !== "en") return unrelated;
    // They name what the facts are about, and say nothing of anybody.
    return unrelated.map((text, index) => {
      const fact = [...this.current.values()][index];
      return fact ? `I saw a film about ${fact.value} the other day.` : text;
    });
  }

  private allKeys(): readonly string[] {
    const people = this.family === "me" ? [speaker] : this.vocabulary.names;
    return people.flatMap((who) => this.available.map((attribute) => `${who}/${attribute}`));
  }

  /** Keys for the other facts, of few people so that they resemble each other. In the family `me` there are only so many. */
  private otherKeys(count: number): readonly string[] {
    return this.shuffled(this.allKeys()).slice(0, this.family === "me" ? Math.min(count, 3) : count);
  }

  private twoPeople(): readonly [string, string] {
    const names = this.shuffled(this.vocabulary.names);
    const [first = speaker, second = speaker] = names;
    return this.family === "me" ? [speaker, first] : [first, second];
  }

  /** Keeps three values of what is tested out of the other facts, so that they name one person only. */
  private reserveValues(attribute: Attribute): void {
    if (this.reservedValues.has(attribute)) return;
    const all = this.shuffled(this.vocabulary.values[attribute] ?? []);
    this.reservedValues.set(attribute, all.slice(0, 3));
    this.freeValues.set(attribute, all.slice(0, 3));
  }

  private testedValue(attribute: Attribute): string {
    const value = this.freeValues.get(attribute)?.shift();
    if (value === undefined) throw new Error(`Too many values of ${attribute} are tested.`);
    return value;
  }

  /** A value that no other fact of the history has, as long as there is one. */
  private freshValue(attribute: Attribute): string {
    const reserved = this.reservedValues.get(attribute) ?? [];
    const all = (this.vocabulary.values[attribute] ?? []).filter((value) => !reserved.includes(value));
    const used = this.usedValues.get(attribute) ?? new Set();
    const free = all.filter((value) => !used.has(value));
    const value = this.pick(free.length > 0 ? free : all);
    this.usedValues.set(attribute, used.add(value));
    return value;
  }

  private pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.random() * values.length)];
    if (value === undefined) throw new Error("There is nothing to pick from.");
    return value;
  }

  private shuffled<Value>(values: readonly Value[]): readonly Value[] {
    return values
      .map((value) => ({ value, place: this.random() }))
      .sort((left, right) => left.place - right.place)
      .map(({ value }) => value);
  }
}

function withoutSince({ since: _since, ...fact }: Held): GoldFact {
  return fact;
}

function keyOf(fact: Pick<GoldFact, "subject" | "attribute">): string {
  return `${fact.subject}/${fact.attribute}`;
}

function partsOf(key: string): [string, Attribute] {
  const [who = "", attribute = ""] = key.split("/");
  return [who, attribute as Attribute];
}

/** Options that differ in anything get another stream of chance. */
function seedOf({ seed, ...rest }: MemOpsOptions): number {
  let mixed = seed >>> 0;
  for (const character of JSON.stringify(rest))
    mixed = (Math.imul(mixed ^ (character.codePointAt(0) ?? 0), 0x01000193) + 1) >>> 0;
  return mixed;
}
