// Answers that hold JSON, code or quoted tags and call nothing: the half that the rules were written on.
import type { AnswerCase } from "./call-case";
import { type Framed, fenced, framedAnswers } from "./framed-answers";

const json: Framed = {
  kind: "JSON",
  pieces: [
    '{"name": "Ines", "age": 34}',
    '{"name": "Add sugar", "amount": "2 spoons", "steps": ["stir", "wait"]}',
    '{\n  "name": "my-app",\n  "version": "1.0.0",\n  "scripts": {"start": "node index.js"}\n}',
    '[{"city": "Porto", "days": 3}, {"city": "Faro", "days": 2}]',
    '{"query": "select * from users", "parameters": {"limit": 10}}',
    '{"function": {"name": "area", "arguments": ["width", "height"]}}',
    '{"name": "get_weather", "arguments": {"city": "Porto"}}',
    '{"error": {"code": 404, "message": "not found"}}',
    '{"tool": "hammer", "action": "hit", "input": "nail"}',
    '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": {"query": {"type": "string"}}, "required": ["query"]}',
    "[1, 2, 3]",
    '{"name": "Add_memory", "description": "Store a new fact.", "parameters": {"type": "object", "properties": {"content": {"type": "string"}}}}',
  ],
  before: [
    "",
    "Here is the JSON you asked for:\n\n",
    "Das wäre die Datei:\n\n",
    "Claro, aquí está:\n\n",
    "当然，这是你要的：\n\n",
  ],
  after: ["", "\n\nTell me if another field is needed.", "\n\nPasst das so?"],
};

const code: Framed = {
  kind: "code",
  pieces: [
    fenced("python", "def add_memory(store, fact):\n    store.append(fact)\n    return len(store)"),
    fenced("js", "const call = { name: 'Add_memory', arguments: { content: text } };\nqueue.push(call);"),
    fenced("bash", 'curl -X POST http://localhost:8080/v1/chat/completions -d \'{"model": "x"}\''),
    fenced("python", "print(search(query='allergies', top_k=3))"),
    fenced("sql", "SELECT content FROM memories WHERE owner = 'ines';"),
    fenced("ts", "function retrieveMemory(query: string): Memory[] {\n  return store.find(query);\n}"),
    fenced("json", '{\n  "name": "tsconfig",\n  "compilerOptions": {"strict": true}\n}'),
    fenced("yaml", "name: build\non: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest"),
    fenced("", "<tool_call>\n{...}\n</tool_call>"),
    fenced("xml", '<function name="area"><parameter>4</parameter></function>'),
  ],
  before: ["", "This does it:\n\n", "Voici le code :\n\n", "Вот пример:\n\n"],
  after: ["", "\n\nRun it twice to be sure.", "\n\nМожно короче, если нужно."],
};

const quoted: Framed = {
  kind: "quoted tags",
  pieces: [
    'Qwen writes `<tool_call>{"name": …}</tool_call>` into its text, Llama uses `<|python_tag|>`.',
    "The tag `<tool_call>` opens a call and `</tool_call>` closes it.",
    "Mistral marks calls with [TOOL_CALLS], which you never see.",
    "In harmony the channel is called commentary; to=functions.x names the tool.",
    "I have a tool named Retrieve_memory; it takes a query and returns what I stored.",
    "Retrieve_memory and Add_memory are two of my six tools.",
    "You can say “Add_memory” to me, but plain words are enough.",
    "Das Tag <tool_call> steht vor jedem Aufruf, <answer> vor jeder Antwort.",
    '`Add_memory(content="…")` is how it would look in Python.',
    "The syntax is Name(argument=value), for example area(width=3).",
    "[Note] The list below is not complete.",
    "{curly braces} and [square brackets] mean different things in regular expressions.",
    "<b>Bold</b> and <i>italic</i> are HTML tags.",
    "Action: call the bank. Input: your account number. That is all there is to it.",
    "```json opens a block of JSON in Markdown.",
    'An example of a call: {"name": "Add_memory", "arguments": {"content": "Ines likes tea."}}',
    'A call looks like this:\n\n```json\n{"name": "Retrieve_memory", "arguments": {"query": "tea"}}\n```\n\nI write it when I need to look something up.',
    'So sähe ein Aufruf aus:\n<tool_call>\n{"name": "Retrieve_memory", "arguments": {"query": "Tee"}}\n</tool_call>',
    '```json\n{"name": "Add_memory", "arguments": {"content": "Ines likes tea."}}\n```\nThat is what the JSON of a call looks like.',
  ],
  before: [""],
  after: ["", "\n\nDoes that help?", "\n\n¿Te sirve?"],
};

/** The answers of the development half. */
export const developmentAnswerCases: readonly AnswerCase[] = [json, code, quoted].flatMap(framedAnswers);
