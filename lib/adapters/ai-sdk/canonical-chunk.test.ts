import { expect, it } from "vitest";
import { canonicalChunk } from "./canonical-chunk";

it.each([
  ["one choice where a list belongs", { choices: { delta: { content: "hi" } } }, { content: "hi" }],
  ["a completion of text", { choices: [{ text: "hi" }] }, { content: "hi" }],
  [
    "one message with its end",
    { message: { role: "assistant", content: "hi" }, done: true },
    { content: "hi" },
  ],
  ["thoughts under another name", { choices: [{ delta: { thinking: "so" } }] }, { reasoning_content: "so" }],
])("reads %s", (_, chunk, delta) => {
  expect(canonicalChunk(chunk)).toMatchObject({ choices: [{ delta }] });
});

it("takes the end of one message for the end of the answer", () => {
  expect(canonicalChunk({ message: { content: "hi" }, done: true, done_reason: "length" })).toMatchObject({
    choices: [{ finish_reason: "length" }],
  });
});
