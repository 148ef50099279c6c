import { expect, test } from "vitest";
import type { ChatRow } from "./chat-row";
import { singleTurns } from "./single-turns";

const system = { role: "system", content: "rules" } as const;
const call = (tool: string) =>
  `<think>x</think>\n<tool_call>[{"name": "${tool}", "arguments": {}}]</tool_call>`;

/** The rows of one conversation: for each turn what the person said and the tools that were called, then an answer. */
function conversation(
  ...turns: readonly (readonly [said: string, ...tools: readonly string[]])[]
): ChatRow[] {
  const rows: ChatRow[] = [];
  let messages: ChatRow["messages"] = [system];
  for (const [said, ...tools] of turns) {
    messages = [...messages, { role: "user", content: said }];
    for (const written of [...tools.map(call), "<answer>Noted.</answer>"]) {
      messages = [...messages, { role: "assistant", content: written }];
      rows.push({ messages });
      messages = [...messages, { role: "user", content: "[Result of x]\n{}" }];
    }
    messages = messages.slice(0, -1);
  }
  return rows;
}

const talk = conversation(
  ["a fact", "Retrieve_memory", "Add_memory"],
  ["small talk"],
  ["a change", "Retrieve_memory", "Update_memory"],
  ["a question", "Retrieve_memory"],
  ["another question", "Retrieve_memory"],
);

test("a turn begins with the rules and what was said, and its later calls go on from its earlier ones", () => {
  const rows = singleTurns(talk);
  const said = rows.map(({ messages }) => messages[1]?.content);
  expect(said).toEqual(
    [..."aaa"].map(() => "a change").concat("a question", "a question", "a fact", "a fact", "a fact"),
  );
  expect(rows.map(({ messages }) => messages.length)).toEqual([3, 5, 7, 3, 5, 3, 5, 7]);
  for (const { messages } of rows) expect(messages[0]).toEqual(system);
});

test("there are as many questions as changes, and nothing where nothing changes", () => {
  const many = singleTurns([...talk, ...talk, ...talk]);
  const count = (said: string) =>
    many.filter(({ messages }) => messages.length === 3 && messages[1]?.content === said).length;
  expect([count("a change"), count("a question") + count("another question"), count("a fact")]).toEqual([
    3, 3, 2,
  ]);
  expect(singleTurns(conversation(["a fact", "Add_memory"]))).toEqual([]);
});
