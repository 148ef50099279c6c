// A third set, written after the rules and measured once before any of them changed (93 of 102 calls read right, no answer read as a call): quotes of
// other languages and mixtures of the known forms, and answers in which people and models write such things without meaning a call. What it showed
// was mended by kind (spaced and further quotes, comments), and more members of those kinds were added.
import { type AnswerCase, type CallCase, call, type MeantCall } from "./call-case";
import { type Framed, fenced, framedAnswers } from "./framed-answers";

const meant: readonly MeantCall[] = [
  call("Add_memory", { content: "Yusuf repairs old radios." }),
  call("Retrieve_memory", { query: "the name of my dentist" }),
  call("Update_memory", { memory_id: "mem_51aa07", content: "Yusuf lives in Ghent now." }),
  call("Delete_memory", { memory_id: "mem_51aa07", confirmation: true }),
  call("Filter_context", { criteria: "tennis, finals" }),
  call("Summary_context", { span: "4" }),
  call("Add_memory", { content: "Il suo gatto si chiama Miele." }),
  call("Add_memory", { content: "彼女は土曜日に泳ぐ。" }),
  call("Retrieve_memory", { query: "работа" }),
];

const json = ({ name, arguments: args }: MeantCall) => JSON.stringify({ name, arguments: args });
const quoted = (open: string, close: string) => (one: MeantCall) =>
  json(one).replace(/"([^"]*)"/g, `${open}$1${close}`);

const styles: Readonly<Record<string, (one: MeantCall) => string>> = {
  "French quotes": quoted("«", "»"),
  "French quotes, spaced": quoted("« ", " »"),
  "Danish quotes": quoted("»", "«"),
  "Swedish quotes": quoted("”", "”"),
  "Polish quotes": quoted("„", "”"),
  "Japanese quotes": quoted("「", "」"),
  "Chinese white quotes": quoted("『", "』"),
  "full-width quotes": quoted("＂", "＂"),
  "single typographic quotes": quoted("‘", "’"),
  "quotes in a tag": (one) => `<tool_call>${quoted("“", "”")(one)}</tool_call>`,
  "quotes in a fence": (one) => fenced("json", quoted("„", "“")(one)),
  "small French quotes": quoted("‹\u202f", "\u202f›"),
  "low single quotes": quoted("‚", "‘"),
  "title marks": quoted("《", "》"),
  "upright Chinese quotes": quoted("﹁", "﹂"),
  "prime quotes": quoted("〝", "〞"),
  "full-width apostrophes": quoted("＇", "＇"),
  "quotes cut off in a tag": (one) => `<tool_call>${quoted("« ", " »")(one).slice(0, -1)}`,
  "comment between marks": ({ name, arguments: args }) =>
    `{"name": "${name}", /* what to do */ "arguments": ${JSON.stringify(args)} /* done */}`,
  "comment of a script": ({ name, arguments: args }) =>
    `{\n  # the tool\n  "name": "${name}",\n  "arguments": ${JSON.stringify(args)}\n}`,
  "full-width marks": (one) => json(one).replace(/":/g, '"：'),
  "tag in capitals": (one) => `<TOOL_CALL>${json(one)}</TOOL_CALL>`,
  "tag closed by its opening": (one) => `<tool_call>\n${json(one)}\n<tool_call>`,
  "tag of another model behind it": (one) => `<tool_call>\n${json(one)}\n</tool_call><|eot_id|>`,
  "fence in a tag": (one) => `<tool_call>\n${fenced("json", json(one))}\n</tool_call>`,
  "tag in a fence": (one) => fenced("xml", `<tool_call>${json(one)}</tool_call>`),
  "list of one": (one) => `[${json(one)}]`,
  "list of one, brace too few": (one) => `[${json(one).slice(0, -1)}]`,
  "two lines before it": (one) => `\n\n${json(one)}\n\n`,
  "name in lower case": (one) => json({ ...one, name: one.name.toLowerCase() }),
  "name in one word": (one) => json({ ...one, name: one.name.replace("_", "") }),
  "single quotes outside": ({ name, arguments: args }) =>
    `{'name': '${name}', 'arguments': ${JSON.stringify(args)}}`,
  "comment in it": ({ name, arguments: args }) =>
    `{"name": "${name}", // the tool\n "arguments": ${JSON.stringify(args)}}`,
  "keys without quotes": ({ name, arguments: args }) =>
    `{name: "${name}", arguments: ${JSON.stringify(args)}}`,
  "id in it": ({ name, arguments: args }) => JSON.stringify({ id: "call_9", name, arguments: args }),
  "arguments first": ({ name, arguments: args }) => JSON.stringify({ arguments: args, name }),
  "input for arguments": ({ name, arguments: args }) => JSON.stringify({ name, input: args }),
  "args for arguments": ({ name, arguments: args }) => JSON.stringify({ name, args }),
  "parameters in a tag": ({ name, arguments: args }) =>
    `<tool_call>${JSON.stringify({ name, parameters: args })}</tool_call>`,
  "thought, then a tag": (one) =>
    `<think>The person tells something.</think>\n<tool_call>\n${json(one)}\n</tool_call>`,
  "result in a fence behind it": (one) => `${json(one)}\n${fenced("json", '{"added": {"memory_id": "m"}}')}`,
  "Observation behind it": (one) => `${json(one)}\nObservation: done`,
  "role behind it": (one) => `${json(one)}<|im_end|>\n<|im_start|>user\nThanks`,
};

/** Signs that a style cannot hold inside its own quotes. */
const cannotHold = /["'’‘“”„«»「」『』\\]/;

/** Each style with three calls, chosen in turn. */
export const freshCallCases: readonly CallCase[] = Object.entries(styles).flatMap(([kind, write], index) =>
  [0, 1, 2].flatMap((round) => {
    const one = meant[(2 * index + 4 * round) % meant.length] as MeantCall;
    return cannotHold.test(Object.values(one.arguments).join())
      ? []
      : [{ kind, text: write(one), calls: [one] }];
  }),
);

const data: Framed = {
  kind: "JSON",
  pieces: [
    '{"name": "Ghent", "arguments": "for and against"}',
    '{"name": "memory", "parameters": {"size": "16 GB", "speed": 3200}}',
    '{"tool_calls": [], "content": "Hello"}',
    '{"action": "update", "memory_id": 7}',
    '{"function": "sin", "arguments": {"x": 0.5}}',
    '{"name": "Yusuf", "input": "radio", "output": "music"}',
    '{"retrieve": true, "add": false}',
    '[{"name": "tennis", "args": ["ball", "racket"]}]',
    "{«nom»: «Gand», «pays»: «Belgique»}",
    "{「名前」: 「ゲント」, 「国」: 「ベルギー」}",
    "{„name“: „Gent“, „parameters“: {„land“: „Belgien“}}",
    '{"name": "search_web", "arguments": {"query": "radio"}}',
  ],
  before: ["", "Here it is:\n\n", "Ecco il file:\n\n", "Вот файл:\n\n", "こちらです：\n\n"],
  after: ["", "\n\nShall I add a field?", "\n\nSerwus!", "\n\n他に必要なものはありますか？"],
};

const code: Framed = {
  kind: "code",
  pieces: [
    fenced("python", "def add_memory(content):\n    memories.append(content)"),
    fenced("python", "result = Retrieve_memory(query='radio')\nprint(len(result))"),
    fenced("ts", 'const call = { name: "Add_memory", arguments: { content } };'),
    fenced("sh", 'curl -d \'{"name": "Add_memory"}\' http://localhost/tools'),
    fenced("xml", "<tool_call><name>hammer</name></tool_call>"),
    fenced("yaml", "name: Add_memory\narguments:\n  content: text"),
    fenced("json", '{"type": "object", "properties": {"memory_id": {"type": "string"}}}'),
    fenced("sql", "select name, arguments from tool_calls where tool = 'Add_memory'"),
    fenced("lua", "memory = { name = 'Add_memory' }"),
    fenced("text", "Action: open the door\nAction Input: key"),
  ],
  before: ["", "You could write it so:\n\n", "Puoi scriverlo così:\n\n", "可以这样写：\n\n"],
  after: ["", "\n\nThe second line does the work.", "\n\nFunziona?"],
};

const talk: Framed = {
  kind: "quoted tags",
  pieces: [
    "A call starts with «<tool_call>» and ends with «</tool_call>».",
    "「[TOOL_CALLS]」という印は、呼び出しの始まりです。",
    "Тег <tool_call> открывает вызов инструмента.",
    "Add_memory stores, Delete_memory forgets: that is the whole difference.",
    "I did not call Delete_memory; your dentist is still known to me.",
    "<|python_tag|> is what Llama writes before code.",
    "The step «Action: Add_memory» is from a paper, not from me.",
    "Retrieve_memory(query) returns at most three memories.",
    "On peut écrire {nom: valeur} sans guillemets en JavaScript.",
    "{x} stands for a number here, and [y] for a list.",
    "Result: 42. Output: none. Observation: it rains.",
    "With <|im_end|> the model says that it has finished.",
    'A wrong call looks like this: {"name": "Add_memory", "arguments": {}} and is refused.',
    "functions.Filter_context is one of six names that I may use.",
    "Wywołanie Summary_context skraca rozmowę.",
  ],
  before: ["", "In short: ", "Kurz gesagt: "],
  after: ["", "\n\nIs that clear?", "\n\n¿Queda claro?"],
};

/** Answers of the fresh set. */
export const freshAnswerCases: readonly AnswerCase[] = [data, code, talk].flatMap(framedAnswers);
