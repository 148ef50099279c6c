import { describe, expect, it } from "vitest";
import { classifyRequest } from "./classify-request";
import { forgetOneQuestion, forgetQuestion, rememberQuestion } from "./pending-proposal";

const classify = (request: string, lastAnswer?: string) =>
  classifyRequest({ request, earlier: lastAnswer ? [{ author: "assistant", text: lastAnswer }] : [] });

describe("classifyRequest", () => {
  it.each([
    ["Please drop the football talk from our context.", { kind: "filter", topic: "football" }],
    ["Filter out the weather stuff", { kind: "filter", topic: "weather" }],
    ["Could you please remove the football stuff from the chat?", { kind: "filter", topic: "football" }],
    ["Get rid of everything we said about football", { kind: "filter", topic: "football" }],
    ["Summarize our conversation so far.", { kind: "summarize", span: "all" }],
    ["Can you sum up the last 4 messages?", { kind: "summarize", span: "4" }],
    ["TL;DR", { kind: "summarize", span: "all" }],
    ["Forget about my sister's visit.", { kind: "forget", target: "my sister's visit" }],
    ["Please delete what you know about my job", { kind: "forget", target: "my job" }],
    ["Remove the memory that I live in Oslo", { kind: "forget", target: "I live in Oslo" }],
    ["Erase my peanut allergy from your memory", { kind: "forget", target: "my peanut allergy" }],
    ["Forget everything you know about me", { kind: "forget-everything" }],
    ["forget it", { kind: "never-mind" }],
    ["Don't forget that I hate olives", { kind: "remember", text: "I hate olives" }],
    ["Remember that the wifi code is 4711.", { kind: "remember", text: "the wifi code is 4711" }],
    ["What do you know about me?", { kind: "list" }],
    ["List my memories", { kind: "list" }],
    ["Everything you know about me, please", { kind: "list" }],
    ["What did we talk about?", { kind: "recall" }],
    ["It's Oslo, not Bergen", { kind: "swap", right: "Oslo", wrong: "Bergen" }],
    [
      "The flight is on 3 December, not 2 December",
      { kind: "swap", right: "3 December", wrong: "2 December" },
    ],
    ["No, that's wrong", { kind: "vague-correction" }],
    ["What can you do?", { kind: "help" }],
    ["Hi, how are you?", { kind: "greeting" }],
    ["Thanks a lot!", { kind: "thanks" }],
    ["ok", { kind: "acknowledgement" }],
    ["bye", { kind: "farewell" }],
    ["yes", { kind: "unclear-reply" }],
    ["   ", { kind: "empty" }],
  ])("understands %j", (text, request) => {
    expect(classify(text)).toEqual(request);
  });

  it.each([
    "I forgot my keys",
    "Remember when we met?",
    "Do you remember my name?",
    "Summarize this article: cats are nice.",
    "What do you remember about my sister?",
    "What don't I like?",
    "I am tired, not sad",
    "Did you forget me?",
    "My sister visits on Friday.",
    "Clear weather today.",
  ])("takes %j for conversation", (text) => {
    expect(classify(text)).toEqual({ kind: "converse" });
  });

  it("reads a yes or a no only where something was asked", () => {
    const asked = `${rememberQuestion}you play the cello?`;
    expect(classify("yes please", asked)).toEqual({
      kind: "accept",
      proposal: { kind: "remember", statements: "you play the cello" },
    });
    expect(classify("no thanks", asked)).toMatchObject({ kind: "decline" });
    expect(classify("I live in Oslo", asked)).toEqual({ kind: "converse" });
  });

  it("reads which memories were meant", () => {
    const asked = `${forgetQuestion}\n1. Your dog is called Rex [mem_a]\n2. Your dog is called Bella [mem_b]`;
    expect(classify("the second one", asked)).toEqual({ kind: "choose", memoryIds: ["mem_b"] });
    expect(classify("both", asked)).toEqual({ kind: "choose", memoryIds: ["mem_a", "mem_b"] });
    expect(classify("1", asked)).toEqual({ kind: "choose", memoryIds: ["mem_a"] });
    expect(classify("none", asked)).toMatchObject({ kind: "decline" });
    expect(classify("yes", `You have a cat [mem_c]. ${forgetOneQuestion}`)).toEqual({
      kind: "choose",
      memoryIds: ["mem_c"],
    });
  });
});
