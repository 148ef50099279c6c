import { describe, expect, it } from "vitest";
import { readAgenda } from "./read-agenda";

describe("readAgenda", () => {
  it.each([
    ["What is coming up", ""],
    ["So what is coming up for me", ""],
    ["What are my plans for this week", "for this week"],
    ["Do I have anything on Thursday", "on Thursday"],
    ["What reminders do I have", ""],
    ["What is on my calendar tomorrow", "tomorrow"],
    ["Show me my reminders", ""],
    ["Anything planned next week", "next week"],
    ["When is my next appointment", "next"],
  ])("reads %j", (text, days) => {
    expect(readAgenda(text)).toEqual({ kind: "agenda", days });
  });

  it.each(["Do I have a dog", "What do I have", "When is my dentist appointment", "What are my hobbies"])(
    "takes %j for something else",
    (text) => {
      expect(readAgenda(text)).toBeNull();
    },
  );
});
