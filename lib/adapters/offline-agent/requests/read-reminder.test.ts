import { describe, expect, it } from "vitest";
import { readReminder } from "./read-reminder";

describe("readReminder", () => {
  it.each([
    ["Remind me to call the bank on Thursday", "to call the bank on Thursday"],
    ["Can you remind me to water the plants tomorrow", "to water the plants tomorrow"],
    ["Remind me in two weeks to cancel the gym", "to cancel the gym in two weeks"],
    ["Set a reminder: renew my passport by 15 January", "to renew my passport by 15 January"],
    ["Remind me about the school play next Friday", "about the school play next Friday"],
    ["Remind me that rent is due on the 1st of May", "that rent is due on the 1st of May"],
    ["Do not let me forget to buy milk", "to buy milk"],
  ])("reads %j", (text, what) => {
    expect(readReminder(text)).toEqual({ kind: "remember", text: `I want to be reminded ${what}` });
  });

  it.each([
    "Remind me what my wife is called",
    "Remind me of my name",
    "You remind me of my sister",
    "I remind him",
  ])("takes %j for something else", (text) => {
    expect(readReminder(text)).toBeNull();
  });
});
