import { describe, expect, it } from "vitest";
import { readAmendment, readRescheduling } from "./read-amendment";

describe("readAmendment", () => {
  it.each([
    ["Sorry, I meant Aalborg", "Aalborg"],
    ["Actually it is Tomek", "Tomek"],
    ["No, 1989", "1989"],
    ["Make that 42", "42"],
  ])("reads %j", (text, value) => {
    expect(readAmendment(text)).toEqual({ kind: "amend", value });
  });

  it.each(["I meant my sister", "No, I live in Oslo", "No thanks", "It is cold", "I mean that well"])(
    "takes %j for something else",
    (text) => {
      expect(readAmendment(text)).toBeNull();
    },
  );
});

describe("readRescheduling", () => {
  it.each([
    ["The dentist moved my appointment to 4 December", "The dentist appointment", "4 December"],
    ["My meeting with Adam got moved to 3 December", "meeting with Adam", "3 December"],
    ["We postponed the party until 9 May", "party", "9 May"],
  ])("reads %j", (text, thing, to) => {
    expect(readRescheduling(text)).toEqual({ kind: "reschedule", thing, to });
  });

  it.each(["I moved my sofa to Berlin", "I moved to Oslo on 3 May", "My sister was moved to tears"])(
    "takes %j for something else",
    (text) => {
      expect(readRescheduling(text)).toBeNull();
    },
  );
});
