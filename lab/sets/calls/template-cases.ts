// A fourth set, each text written out by hand in the forms that models' templates teach or that fine-tunes fall back to, before any rule was changed
// for it, and measured once as it was (95 of 121 calls read right, no answer of 40 read as a call).

import { bareCalls } from "./bare-calls";
import type { AnswerCase, CallCase } from "./call-case";
import { inTemplates } from "./template-calls";

/** Calls of the fourth set. */
export const templateCallCases: readonly CallCase[] = [...inTemplates, ...bareCalls].map(
  ([kind, text, ...calls]) => ({ kind, text, calls }),
);

const answers: Readonly<Record<string, readonly string[]>> = {
  JSON: [
    '{"name": "Noor", "diet": "vegan", "train": "7:42"}',
    '{"name": "grocery list", "arguments": ["tofu", "oats"]}',
    'Your settings would be:\n\n```json\n{"name": "reminder", "parameters": {"time": "07:30"}}\n```',
    '```json\n{"tool": "webpack", "arguments": ["--watch"]}\n```\n\nPut this into package.json.',
    '[{"name": "Utrecht", "trains": 12}, {"name": "Gouda", "trains": 4}]',
    'Die Antwort des Servers: {"id": 7, "function": "sum", "input": [1, 2]}',
    '{"jsonrpc": "2.0", "method": "tools/list", "id": 1}',
    '{"memory": {"content": "what you told me", "saved": true}}',
    '{"name": "translate", "arguments": {"text": "goedemorgen", "to": "en"}} is what that library wants.',
    'The log line was {"event": "Add_memory", "ms": 12}; nothing is wrong with it.',
    '{"model": "qwen", "messages": [{"role": "user", "content": "Hi"}], "tools": []}',
    '{"openapi": "3.1.0", "paths": {"/memories": {"get": {}}}}',
    'Here is a table as JSON:\n[["stop", "time"], ["Utrecht", "7:42"], ["Gouda", "8:03"]]',
    '{"criteria": "at least two rooms", "query": "flat in Utrecht", "span": "12 months"}',
  ],
  code: [
    '```python\nfor name in ["Add_memory", "Delete_memory"]:\n    print(name)\n```',
    '```js\nawait client.callTool({ name: "Retrieve_memory", arguments: { query } });\n```\n\nThat is how a client of MCP calls it.',
    "```ts\nfunction Filter_context(criteria: string) {\n  return items.filter((item) => !item.matches(criteria));\n}\n```",
    "```sh\ngit log --grep=Summary_context\n```",
    "Use `Retrieve_memory(query)` where you need a memory, and `Add_memory(content)` to keep one.",
    '```xml\n<parameter name="content">text</parameter>\n```\n\nThis element holds the text.',
    "```python\nclass Memory:\n    def delete(self, memory_id, confirmation=False):\n        ...\n```",
    '`print("hello")` writes hello.',
    '```json\n{"name": "Add_memory"}\n```\n\nA call without arguments, as above, is refused.',
    "```diff\n- Add_memory(content=text)\n+ Update_memory(memory_id=id, content=text)\n```",
    '```rust\nlet call = parse("[TOOL_CALLS]");\n```',
    '```c\nint main(void) { return printf("tool_call\\n"); }\n```',
    "```yaml\ntools:\n  - Retrieve_memory\n  - Add_memory\n```",
  ],
  "quoted tags": [
    'In Qwen\'s template a call stands between "<tool_call>" and "</tool_call>".',
    "The tag `<function=name>` is Llama's older form, and `[TOOL_CALLS]` is Mistral's.",
    "«commentary to=functions.X» est l'en-tête d'un appel dans le format harmony.",
    "With [ARGS] Mistral separates a name from its arguments.",
    "I have six tools: Add_memory, Update_memory, Delete_memory, Retrieve_memory, Summary_context and Filter_context.",
    "Delete_memory wants a confirmation, so that nothing is lost by accident.",
    "「Action:」と「Action Input:」は ReAct の書き方です。",
    "A fence such as ```json opens a block of code.",
    "Аргумент query в Retrieve_memory — это то, что нужно найти.",
    "The result of Retrieve_memory is cut at three memories; {…} marks what is left out.",
    "Yes: Add_memory(content) with one text, never two.",
    "Whether <think> is shown depends on the model.",
    "<b>Vegan</b> dishes: tofu, dal, hummus.",
  ],
};

/** Answers of the fourth set, each as it stands. */
export const templateAnswerCases: readonly AnswerCase[] = Object.entries(answers).flatMap(([kind, texts]) =>
  texts.map((text) => ({ kind, text })),
);
