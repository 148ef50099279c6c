// Answers that hold JSON, code or quoted tags and call nothing: the half that the rules never saw.
import type { AnswerCase } from "./call-case";
import { type Framed, fenced, framedAnswers } from "./framed-answers";

const json: Framed = {
  kind: "JSON",
  pieces: [
    '{"title": "Shopping", "items": [{"name": "milk", "count": 2}]}',
    '{"name": "Summary", "arguments": []}',
    '{"user": {"name": "Tobias", "memory": "8 GB"}}',
    '{"action": "move", "action_input": {"x": 3, "y": 4}}',
    '{"calls": 3, "missed": 1, "minutes": 42}',
    '{"functions": ["sin", "cos"], "parameters": {"angle": 90}}',
    '{"role": "assistant", "content": "Hello"}',
    '{"name": "Tobias", "parameters": {"height": 180}}',
    '[\n  {"id": 1, "content": "first"},\n  {"id": 2, "content": "second"}\n]',
    '{"memory_id": "the field that names a memory", "content": "its text"}',
    '{"name": "Retrieve_memory", "description": "Search long-term memory.", "input_schema": {"type": "object", "required": ["query"]}}',
    '{"results": [], "total": 0}',
  ],
  before: [
    "",
    "The answer of the server was:\n\n",
    "Ecco il file:\n\n",
    "はい、こちらです。\n\n",
    "Oto przykład:\n\n",
  ],
  after: ["", "\n\nThe second field may be left out.", "\n\nMożesz to zmienić."],
};

const code: Framed = {
  kind: "code",
  pieces: [
    fenced("rust", "fn retrieve_memory(query: &str) -> Vec<Memory> {\n    store.search(query)\n}"),
    fenced("python", "tools = [Add_memory, Retrieve_memory]\nfor tool in tools:\n    print(tool.name)"),
    fenced("json", '{\n  "tool": "eslint",\n  "rules": {"semi": "error"}\n}'),
    fenced("html", '<form action="/search"><input name="query"></form>'),
    fenced("go", 'call := ToolCall{Name: "Add_memory", Arguments: args}'),
    fenced("jsonc", '// one per line\n{"name": "lint", "command": "npm run lint"}'),
    fenced("python", "response = client.chat(messages, tools=[{'name': 'Add_memory'}])"),
    fenced("", "Retrieve_memory(query) -> list of memories\nAdd_memory(content) -> id"),
    fenced("jinja", "{% if tools %}<tool_call>{{ call }}</tool_call>{% endif %}"),
    fenced("toml", '[tool.poetry]\nname = "memory"\nversion = "0.1"'),
  ],
  before: ["", "Try this:\n\n", "Así quedaría:\n\n", "이렇게 하면 됩니다:\n\n"],
  after: ["", "\n\nIt prints one line for each entry.", "\n\nEso es todo."],
};

const quoted: Framed = {
  kind: "quoted tags",
  pieces: [
    "Models of the Hermes family put calls between `<tool_call>` and `</tool_call>`.",
    "`[TOOL_CALLS]` is a special token; typing it does nothing.",
    "Between <|channel|> and <|message|> stands the name of the channel.",
    "My tools are Add_memory, Update_memory, Delete_memory, Retrieve_memory, Summary_context and Filter_context.",
    "Delete_memory needs a confirmation, so nothing is lost by accident.",
    "Summary_context? It replaces older messages by a short summary.",
    "function calls are written as name(arguments), e.g. max(1, 2).",
    "[1] See the manual. [2] See the appendix.",
    "{{ name }} is a placeholder of the template.",
    "<think> is where some models put their thoughts.",
    "La balise <tool_call> ouvre un appel d'outil.",
    "标签 <tool_call> 用来表示工具调用。",
    "`functions.Add_memory` is the full name inside the harmony format.",
    "Thought: maybe. Action: none needed. You decide.",
    'If you want to see it: {"name": "Filter_context", "arguments": {"criteria": "football"}} would drop the football talk.',
    'Un ejemplo de llamada:\n\n```json\n{"name": "Add_memory", "arguments": {"content": "Le gusta el té."}}\n```\n\nAsí guardo un dato.',
    'Voici ce que j\'écris :\n<tool_call>\n{"name": "Retrieve_memory", "arguments": {"query": "thé"}}\n</tool_call>\nEnsuite vient le résultat.',
    '```json\n{"name": "Delete_memory", "arguments": {"memory_id": "mem_1", "confirmation": true}}\n```\nThis example deletes one entry; nothing was deleted now.',
    'The log says: Retrieve_memory {"query": "tea"} took 12 ms.',
  ],
  before: [""],
  after: ["", "\n\nAnything else?", "\n\n还有别的问题吗？"],
};

/** The answers of the held-out half. */
export const heldOutAnswerCases: readonly AnswerCase[] = [json, code, quoted].flatMap(framedAnswers);
