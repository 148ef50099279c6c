import { describe, expect, it } from "vitest";
import { cannotDo } from "../phrases/self-description";
import { kindOfModel } from "./model-kind";

describe("kindOfModel", () => {
  it.each([
    ["Draw me a picture of a fox", "image"],
    ["Write a Python function that sorts", "code"],
    ["What's the weather in Lyon?", "current"],
    ["Who won the cup?", "current"],
    ["Who won the cup in 1998?", "knowledge"],
    ["Book a table for two", "action"],
    ["Translate this into Finnish", "writing"],
    ["What is 17 times 23?", "reasoning"],
    ["Should I quit my job?", "advice"],
    ["What's the capital of Peru?", "knowledge"],
  ])("reads %j as %s", (request, kind) => {
    expect(kindOfModel(request)).toBe(kind);
  });

  it("names the kind of model and where to connect it", () => {
    expect(cannotDo("What's the weather in Lyon?")).toMatch(/web search.*Settings.*OPENAI_API_KEY/);
    expect(cannotDo("Draw a fox")).toMatch(/a model that makes images/);
  });
});
