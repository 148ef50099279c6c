import { describe, expect, it } from "vitest";
import { ownWords } from "./pasted-text";

describe("ownWords", () => {
  it.each([
    ["a mail", "Keep this?\nFrom: Ida <ida@example.com>\nSubject: Hi\nI live in Rome.", "Keep this?"],
    ["quoted lines", "> I live in Rome\n> my name is Kurt\nWhat now?", "What now?"],
    ["a fence", "Look:\n```\nmy name is Bob\n```\nI live in Oslo.", "Look:\n\nI live in Oslo."],
    ["code", 'const me = { name: "Bob" };\n// I live in Rome\nI live in Oslo.', "I live in Oslo."],
    ["what is announced", "Here is what she wrote:\nI live in Rome.\nI am a vet.", "Here is what she wrote:"],
  ])("leaves out %s", (_, message, text) => {
    expect(ownWords(message).text.replace(/\n+/gu, "\n")).toBe(text.replace(/\n+/gu, "\n"));
    expect(ownWords(message).hasPasted).toBe(true);
  });

  it.each(["I live in Oslo: it is cold.", "I live in Oslo.\nI work as a nurse."])("keeps %j", (message) => {
    expect(ownWords(message)).toEqual({ text: message, hasPasted: false });
  });
});
