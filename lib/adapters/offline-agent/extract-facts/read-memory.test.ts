import { describe, expect, it } from "vitest";
import { describeFact } from "./describe-fact";
import { extractFacts } from "./extract-facts";
import { fromSecondPerson, leadingPersonName, readMemory } from "./read-memory";

const today = new Date(2026, 10, 22, 12);
const memory = (content: string) => ({ memoryId: "mem_1", content, metadata: {}, score: null });

describe("readMemory", () => {
  it.each([
    "I'm Mara.",
    "I'm 34 years old.",
    "My birthday is on 3 May.",
    "I was born in Kraków on 3 May 1990.",
    "I work as a marine biologist in Bergen.",
    "I work for the city council.",
    "I study law at Leiden.",
    "I moved to Tromsø last week.",
    "I grew up in Angola.",
    "I'm Norwegian.",
    "I'm married to Jonas.",
    "My husband is Sander.",
    "I have a sister.",
    "My brother Tom lives in New York.",
    "My parents live in Trondheim.",
    "I have two dogs, Rex and Bella.",
    "I'm severely allergic to latex.",
    "I have asthma.",
    "I'm vegan.",
    "I don't drink coffee.",
    "I love hiking in the mountains.",
    "I can't stand olives.",
    "My favourite film is Amélie.",
    "I play the cello.",
    "I run every morning.",
    "I speak German.",
    "My shoe size is 38.",
    "My sister Elin visits me on 14 March.",
    "The wedding is on 12 June.",
    "I'm meeting Kari on Friday.",
  ])("reads back what was written for %j, with and without a name", (text) => {
    for (const person of ["Mara Lindqvist", null]) {
      for (const fact of extractFacts(text, today)) {
        const { content } = describeFact(fact, person);
        const reading = readMemory(memory(content), person ? [person] : [], today);
        expect(reading.facts.map(({ slot, key, value }) => ({ slot, key, value }))).toContainEqual({
          slot: fact.slot,
          key: fact.key,
          value: fact.value,
        });
      }
    }
  });

  it.each([
    ["User has a peanut allergy", "You have a peanut allergy", ["allergy=peanut"]],
    [
      "The user lives in Oslo and works as a nurse.",
      "You live in Oslo and work as a nurse",
      ["home=Oslo", "work=nurse"],
    ],
    [
      "Mara works as a marine biologist in Bergen",
      "You work as a marine biologist in Bergen",
      ["work=marine biologist", "home=Bergen"],
    ],
    ["I am allergic to peanuts", "You are allergic to peanuts", ["allergy=peanuts"]],
    ["Your favourite colour is blue", "Your favourite colour is blue", ["favourite=blue"]],
    ["Mara's husband Tom is vegan", "Your husband Tom is vegan", ["about-relation=vegan"]],
  ])("understands %j, written by somebody else", (content, addressed, facts) => {
    const reading = readMemory(memory(content), ["Mara Lindqvist"], today);
    expect(reading).toMatchObject({ isAboutPerson: true, addressed });
    expect(reading.facts.map(({ slot, value }) => `${slot}=${value}`)).toEqual(facts);
  });

  it.each(["Elin is a doctor", "The wifi password is hunter2", "Oslo is allergic to nuts"])(
    "does not take %j for the person",
    (content) => {
      expect(readMemory(memory(content), ["Mara Lindqvist"], today)).toMatchObject({
        isAboutPerson: false,
        addressed: content,
        facts: [],
      });
    },
  );
});

describe("leadingPersonName", () => {
  it("finds the subject of a memory", () => {
    expect(leadingPersonName("Mara Lindqvist works as a nurse.")).toBe("Mara Lindqvist");
    expect(leadingPersonName("Mara Lindqvist's sister is called Elin.")).toBe("Mara Lindqvist");
    expect(leadingPersonName("The user lives in Oslo.")).toBeNull();
    expect(leadingPersonName("Norwegian is spoken there.")).toBeNull();
  });
});

describe("fromSecondPerson", () => {
  it("turns a proposal back into what the person said", () => {
    expect(fromSecondPerson("you play the cello")).toBe("I play the cello");
    expect(fromSecondPerson("your name is Tom")).toBe("My name is Tom");
    expect(fromSecondPerson("you are allergic to kiwi")).toBe("I am allergic to kiwi");
  });
});
