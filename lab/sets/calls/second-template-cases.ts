// A fifth set, in the kinds of the fourth and written out by hand after the rules were mended for it; measured once before any
// rule changed again (61 of 65 calls read right, no answer of 22 read as a call).
import type { AnswerCase, CallCase } from "./call-case";
import { boss, cleaned, dentist, folded, gone, greek, train, vegan, type Written } from "./template-meant";

const texts: readonly Written[] = [
  [
    "Qwen, after words in the line",
    'Sure, noted. <tool_call>{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}</tool_call>',
    vegan,
  ],
  [
    "Qwen, words in German before",
    'Das merke ich mir.\n\n<tool_call>\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n</tool_call>',
    vegan,
  ],
  [
    "Qwen, closed twice",
    '<tool_call>\n{"name": "Delete_memory", "arguments": {"memory_id": "mem_7c11", "confirmation": true}}\n</tool_call>\n</tool_call>',
    gone,
  ],
  [
    "Qwen Coder, parameters on one line",
    "<tool_call><function=Update_memory><parameter=memory_id>mem_7c11</parameter><parameter=content>Noor takes the 8:12 train.</parameter></function></tool_call>",
    train,
  ],
  [
    "Qwen Coder, after a thought",
    "<think>\nThe dentist.\n</think>\n<function=Retrieve_memory>\n<parameter=query>name of the dentist</parameter>\n</function>",
    dentist,
  ],
  [
    "Qwen, list in the tag for tools",
    '<tools>[{"name": "Summary_context", "arguments": {"span": "all"}}]</tools>',
    folded,
  ],
  [
    "Hermes, scratch pad",
    '<scratch_pad>\nThe person told a fact.\n</scratch_pad>\n<tool_call>\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n</tool_call>',
    vegan,
  ],
  [
    "Hermes, fence and tag",
    '```xml\n<tool_call>\n{"arguments": {"criteria": "talk about bicycles"}, "name": "Filter_context"}\n</tool_call>\n```',
    cleaned,
  ],
  [
    "Hermes, escaped arguments",
    '<tool_call>{"name": "Update_memory", "arguments": "{\\"memory_id\\": \\"mem_7c11\\", \\"content\\": \\"Noor takes the 8:12 train.\\"}"}</tool_call>',
    train,
  ],
  ["Llama 3, python tag and Python", '<|python_tag|>Add_memory(content="Noor is vegan.")<|eom_id|>', vegan],
  [
    "Llama 3, function key",
    '{"type": "function", "function": {"name": "Retrieve_memory", "parameters": {"query": "name of the dentist"}}}',
    dentist,
  ],
  [
    "Llama 3, two on lines",
    '{"name": "Add_memory", "parameters": {"content": "Noor is vegan."}}\n{"name": "Summary_context", "parameters": {"span": "all"}}<|eot_id|>',
    vegan,
    folded,
  ],
  ["Llama 4, one in a list", "[Delete_memory(memory_id='mem_7c11', confirmation=True)]", gone],
  [
    "Llama 3, function tag and words",
    'I\'ll look.\n<function=Retrieve_memory>{"query": "name of the dentist"}</function>',
    dentist,
  ],
  [
    "Mistral, list of two",
    '[TOOL_CALLS][{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}, {"name": "Summary_context", "arguments": {"span": "all"}}]',
    vegan,
    folded,
  ],
  [
    "Mistral, words and ARGS",
    'One moment. [TOOL_CALLS]Retrieve_memory[ARGS]{"query": "name of the dentist"}',
    dentist,
  ],
  [
    "Mistral, brace too many",
    '[TOOL_CALLS] [{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}}]',
    vegan,
  ],
  [
    "Mistral, line between",
    '[TOOL_CALLS]\n[{"name": "Filter_context", "arguments": {"criteria": "talk about bicycles"}}]',
    cleaned,
  ],
  [
    "harmony, marks lost, words run together",
    'analysisThe user moved trains, update.assistantcommentary to=functions.Update_memoryjson{"memory_id": "mem_7c11", "content": "Noor takes the 8:12 train."}',
    train,
  ],
  [
    "harmony, preamble in commentary",
    '<|channel|>commentary<|message|>I will look that up.<|end|><|start|>assistant<|channel|>commentary to=functions.Retrieve_memory <|constrain|>json<|message|>{"query": "name of the dentist"}<|call|>',
    dentist,
  ],
  [
    "harmony, channel behind the role",
    '<|start|>assistant<|channel|>commentary to=functions.Summary_context code<|message|>{"span": "all"}<|call|>',
    folded,
  ],
  [
    "fence, tilde, two calls",
    '~~~\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n{"name": "Summary_context", "arguments": {"span": "all"}}\n~~~',
    vegan,
    folded,
  ],
  [
    "fence of Python, two lines",
    '```python\nAdd_memory(content="Noor is vegan.")\nSummary_context(span="all")\n```',
    vegan,
    folded,
  ],
  ["fence function", '```function\nRetrieve_memory({"query": "name of the dentist"})\n```', dentist],
  ["fence of one mark, Python", "`Add_memory(content='Noor is vegan.')`", vegan],
  [
    "fence of JavaScript",
    '```javascript\nawait Retrieve_memory({ query: "name of the dentist" });\n```',
    dentist,
  ],
  [
    "double braces around arguments",
    '{"name": "Add_memory", "arguments": {{"content": "Noor is vegan."}}}',
    vegan,
  ],
  [
    "three braces too many",
    '{"name": "Filter_context", "arguments": {"criteria": "talk about bicycles"}}}}}',
    cleaned,
  ],
  ["two braces too few", '{"name": "Add_memory", "arguments": {"content": "Noor is vegan."', vegan],
  ["bracket too few", '[{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}', vegan],
  [
    "list of points",
    '- {"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n- {"name": "Add_memory", "arguments": {"content": "Noor\'s boss is Pieter."}}',
    vegan,
    boss,
  ],
  [
    "numbered with brackets",
    '1) {"name": "Retrieve_memory", "arguments": {"query": "name of the dentist"}}',
    dentist,
  ],
  [
    "word and colon before it",
    'Function call: {"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}',
    vegan,
  ],
  ["calls in an object", '{"calls": [{"tool": "Add_memory", "args": {"content": "Noor is vegan."}}]}', vegan],
  [
    "string of JSON",
    '"{\\"name\\": \\"Add_memory\\", \\"arguments\\": {\\"content\\": \\"Noor is vegan.\\"}}"',
    vegan,
  ],
  [
    "Portuguese quotes, spaced",
    "{ « name » : « Add_memory », « arguments » : { « content » : « Noor is vegan. » } }",
    vegan,
  ],
  ["Romanian quotes", "{„name”: „Retrieve_memory”, „arguments”: {„query”: „name of the dentist”}}", dentist],
  ["Korean quotes", "{『name』: 『Summary_context』, 『arguments』: {『span』: 『all』}}", folded],
  [
    "quotes of a word processor in Greek",
    "{“name”: “Add_memory”, “arguments”: {“content”: “Η Νορ μένει στην Ουτρέχτη.”}}",
    greek,
  ],
  ["backticks in a Python call", "Add_memory(content=`Noor is vegan.`)", vegan],
  ["doubled quotes in a Python call", "Add_memory(content=''Noor is vegan.'')", vegan],
  [
    "typographic apostrophes in a list",
    "[{‘name’: ‘Add_memory’, ‘arguments’: {‘content’: ‘Noor is vegan.’}}]",
    vegan,
  ],
  ["Python, kept and awaited", 'memory = await Retrieve_memory(query="name of the dentist")', dentist],
  ["JavaScript, kept", 'const result = await Add_memory({ content: "Noor is vegan." });', vegan],
  ["Python, three single quotes", "Add_memory(content='''Noor is vegan.''')", vegan],
  [
    "Python, printed and kept in lines",
    'print(Delete_memory(memory_id="mem_7c11", confirmation=True))',
    gone,
  ],
  [
    "Python, unpacking",
    'Update_memory(**{"memory_id": "mem_7c11", "content": "Noor takes the 8:12 train."})',
    train,
  ],
  ["Python, on tools", 'tools.Filter_context(criteria="talk about bicycles")', cleaned],
  ["Python, by place, two", 'Update_memory("mem_7c11", "Noor takes the 8:12 train.")', train],
  [
    "tag of the tool, two arguments",
    "<Update_memory>\n  <memory_id>mem_7c11</memory_id>\n  <content>Noor takes the 8:12 train.</content>\n</Update_memory>",
    train,
  ],
  [
    "tag of the tool, truth",
    "<Delete_memory><memory_id>mem_7c11</memory_id><confirmation>true</confirmation></Delete_memory>",
    gone,
  ],
  [
    "tag of the tool, attributes, closed",
    '<Retrieve_memory query="name of the dentist"></Retrieve_memory>',
    dentist,
  ],
  [
    "tag of the tool in a tag",
    "<tool_call>\n<Add_memory>\n<content>Noor is vegan.</content>\n</Add_memory>\n</tool_call>",
    vegan,
  ],
  [
    "tag of the tool, two",
    "<Add_memory><content>Noor is vegan.</content></Add_memory>\n<Summary_context><span>all</span></Summary_context>",
    vegan,
    folded,
  ],
  [
    "function with a name",
    '<function name="Add_memory">\n<parameter name="content">Noor is vegan.</parameter>\n</function>',
    vegan,
  ],
  [
    "names of Cline",
    '<use_mcp_tool>\n<server_name>memory</server_name>\n<tool_name>Add_memory</tool_name>\n<arguments>\n{"content": "Noor is vegan."}\n</arguments>\n</use_mcp_tool>',
    vegan,
  ],
  [
    "name and parameters in tags",
    "<tool_call>\n<tool_name>Retrieve_memory</tool_name>\n<parameters>\n<query>name of the dentist</query>\n</parameters>\n</tool_call>",
    dentist,
  ],
  [
    "Claude's tags, two",
    '<function_calls>\n<invoke name="Add_memory">\n<parameter name="content">Noor is vegan.</parameter>\n</invoke>\n<invoke name="Summary_context">\n<parameter name="span">all</parameter>\n</invoke>\n</function_calls>',
    vegan,
    folded,
  ],
  [
    "GLM, words before",
    "I'll keep that.\n<tool_call>Add_memory\n<arg_key>content</arg_key>\n<arg_value>Noor is vegan.</arg_value>\n</tool_call>",
    vegan,
  ],
  [
    "Seed, two parameters",
    "<seed:tool_call>\n<function=Update_memory>\n<parameter=memory_id>mem_7c11</parameter>\n<parameter=content>Noor takes the 8:12 train.</parameter>\n</function>\n</seed:tool_call>",
    train,
  ],
  [
    "MiniMax, words before",
    'Let me look.\n<minimax:tool_call>\n<invoke name="Retrieve_memory">\n<parameter name="query">name of the dentist</parameter>\n</invoke>\n</minimax:tool_call>',
    dentist,
  ],
  [
    "DeepSeek, two",
    '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>Add_memory<｜tool▁sep｜>{"content": "Noor is vegan."}<｜tool▁call▁end｜><｜tool▁call▁begin｜>Summary_context<｜tool▁sep｜>{"span": "all"}<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
    vegan,
    folded,
  ],
  [
    "Functionary, channel all before",
    '>>>Retrieve_memory\n{"query": "name of the dentist"}<|eot_id|>',
    dentist,
  ],
  [
    "Gemma, two arguments",
    "<start_function_call>call:Update_memory{memory_id:<escape>mem_7c11<escape>,content:<escape>Noor takes the 8:12 train.<escape>}<end_function_call>",
    train,
  ],
  [
    "ReAct, in a fence",
    'Thought: The person wants it gone.\nAction: Delete_memory\nAction Input: ```json\n{"memory_id": "mem_7c11", "confirmation": true}\n```',
    gone,
  ],
];

/** Calls of the fifth set. */
export const secondTemplateCallCases: readonly CallCase[] = texts.map(([kind, text, ...calls]) => ({
  kind,
  text,
  calls,
}));

/** Answers of the fifth set, each as it stands. */
export const secondTemplateAnswerCases: readonly AnswerCase[] = [
  "x = 3, so the third train is yours.",
  "result = 42 is what the book says.",
  "await is a keyword of JavaScript: it waits for a promise.",
  "1. Wake up at 7.\n2. Take the 7:42.\n3. {bring the violin}",
  "- [ ] buy strings\n- [x] call the dentist",
  "analysis of the match: they lost in the last minute.",
  "Call: 030 123 45 67 is the number of the dentist.",
  "`npm run build` builds it.",
  '`{"name": "noor"}`',
  ">>> print(1 + 1)\n2",
  "> Add_memory stores one fact.\n\nThat is what the manual says.",
  "~~~text\nAdd_memory, Delete_memory\n~~~",
  "<Add_memory> is not a tag of HTML.",
  '<tool name="hammer">for nails</tool>',
  "In XML one writes <name>Noor</name><arguments>none</arguments>.",
  "The message was cut at [TOOL_CALLS] and nothing followed.",
  "a <tool_call> b </tool_call> c is how my notes mark it.",
  '"{\\"name\\": \\"Noor\\"}" is JSON inside a text.',
  "It is 3 < 4 and 5 > 4.",
  "tools.json lists them; functions.php does not.",
  "The key is ''name'', with two single quotes.",
  'Use """ for a text over several lines in Python.',
].map((text) => ({ kind: "answer", text }));
