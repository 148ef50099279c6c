import { describe, expect, it } from "vitest";
import { summarizeTranscript } from "./extractive-summary";

const words = (text: string) => text.split(/\s+/).filter(Boolean).length;
const conversation = [
  "person: Hi! I'm Mara Lindqvist, I work as a marine biologist in Bergen and I'm allergic to peanuts.",
  'tool: {"added":{"memory_id":"mem_1","content":"Mara Lindqvist is allergic to peanuts."}}',
  "agent: Nice to meet you, Mara. I will remember that you are allergic to peanuts [mem_1].",
  "person: My sister Elin visits me on 14 March.",
  "agent: I will remember that your sister Elin visits on 14 March 2027 [mem_2].",
  "person: What am I allergic to?",
  "agent: You are allergic to peanuts [mem_1].",
  "person: I moved to Tromsø last week.",
  "agent: I have updated that: you live in Tromsø [mem_3]. Before, I had “Mara Lindqvist is based in Bergen”.",
  "person: Well, that is nice, I suppose.",
  "agent: All right.",
  "notice: [Context budget] 900 of 1000 tokens used.",
].join("\n");

describe("summarizeTranscript", () => {
  it("keeps names, places and dates, in order, within a third of the words", () => {
    const summary = summarizeTranscript(conversation);
    for (const word of ["Mara Lindqvist", "peanuts", "Elin", "14 March", "Tromsø"])
      expect(summary).toContain(word);
    expect(summary.indexOf("Mara")).toBeLessThan(summary.indexOf("Tromsø"));
    expect(words(summary)).toBeLessThanOrEqual(Math.ceil(words(conversation) * 0.35));
  });

  it("shows no tool results, citations, questions or notices", () => {
    const summary = summarizeTranscript(conversation);
    for (const noise of ["{", "mem_", "?", "budget"]) expect(summary).not.toContain(noise);
  });

  it("is never empty", () => {
    for (const transcript of [
      "person: Hi",
      "tool: {}",
      "",
      "person: What is this?",
      "earlier summary: [Summary of 3 items]\nThe person said: I live in Oslo.",
    ]) {
      expect(summarizeTranscript(transcript).trim()).not.toBe("");
    }
  });

  it("keeps an earlier summary without its header", () => {
    const summary = summarizeTranscript(
      "earlier summary: [Summary of 3 items]\nThe person said: I live in Oslo with two cats.\nperson: Yesterday it rained a little in the afternoon, which was quite all right with me.",
    );
    expect(summary).toContain("Oslo");
    expect(summary).not.toContain("[Summary");
  });

  it("gives the same summary every time", () => {
    expect(summarizeTranscript(conversation)).toBe(summarizeTranscript(conversation));
  });
});
