import { boss, dentist, folded, gone, greek, train, vegan, type Written } from "./template-meant";

const marks: readonly Written[] = [
  ["brace too many", '{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}}', vegan],
  ["two braces too many", '{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}}}', vegan],
  [
    "brace too few",
    '{"name": "Delete_memory", "arguments": {"memory_id": "mem_7c11", "confirmation": true}',
    gone,
  ],
  ["bracket for a brace", '{"name": "Add_memory", "arguments": {"content": "Noor is vegan."]}', vegan],
  ["bracket too many", '[{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}]]', vegan],
  ["comma before the end", '{"name": "Add_memory", "arguments": {"content": "Noor is vegan.",},}', vegan],
  ["comma lost", '{"name": "Add_memory" "arguments": {"content": "Noor is vegan."}}', vegan],
  ["double braces", '{{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}}', vegan],
  [
    "lines of JSON",
    '{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n{"name": "Add_memory", "arguments": {"content": "Noor\'s boss is Pieter."}}',
    vegan,
    boss,
  ],
  [
    "objects with a comma between",
    '{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}, {"name": "Summary_context", "arguments": {"span": "all"}}',
    vegan,
    folded,
  ],
  [
    "OpenAI's shape",
    '{"tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "Add_memory", "arguments": "{\\"content\\": \\"Noor is vegan.\\"}"}}]}',
    vegan,
  ],
  ["name as the only key", '{"Add_memory": {"content": "Noor is vegan."}}', vegan],
  [
    "numbered calls",
    '1. {"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n2. {"name": "Summary_context", "arguments": {"span": "all"}}',
    vegan,
    folded,
  ],
  ["colon after the name", 'Add_memory: {"content": "Noor is vegan."}', vegan],
];

const quotes: readonly Written[] = [
  ["English quotes", "{“name”: “Add_memory”, “arguments”: {“content”: “Noor is vegan.”}}", vegan],
  [
    "French quotes with text of Greek",
    "{«name»: «Add_memory», «arguments»: {«content»: «Η Νορ μένει στην Ουτρέχτη.»}}",
    greek,
  ],
  [
    "Hungarian quotes in a list",
    "[{„name”: „Add_memory”, „arguments”: {„content”: „Noor is vegan.”}}]",
    vegan,
  ],
  ["backticks", "{`name`: `Add_memory`, `arguments`: {`content`: `Noor is vegan.`}}", vegan],
  ["quotes mixed", '{“name”: "Add_memory", “arguments”: {“content”: "Noor is vegan."}}', vegan],
  [
    "single quotes with an apostrophe",
    "{'name': 'Add_memory', 'arguments': {'content': 'Noor\\'s boss is Pieter.'}}",
    boss,
  ],
  [
    "Chinese quotes and comma",
    "{“name”：“Retrieve_memory”，“arguments”：{“query”：“name of the dentist”}}",
    dentist,
  ],
  ["typographic quotes in a Python call", "Add_memory(content=“Noor is vegan.”)", vegan],
  [
    "doubled single quotes",
    "{''name'': ''Add_memory'', ''arguments'': {''content'': ''Noor is vegan.''}}",
    vegan,
  ],
  [
    "escaped quotes",
    '{\\"name\\": \\"Add_memory\\", \\"arguments\\": {\\"content\\": \\"Noor is vegan.\\"}}',
    vegan,
  ],
];

const python: readonly Written[] = [
  ["Python call", "Add_memory(content='Noor is vegan.')", vegan],
  ["Python call, printed", 'print(Retrieve_memory(query="name of the dentist"))', dentist],
  ["Python call with a dictionary", 'Add_memory({"content": "Noor is vegan."})', vegan],
  ["Python call with unpacking", 'Add_memory(**{"content": "Noor is vegan."})', vegan],
  ["Python call on an object", 'functions.Add_memory(content="Noor is vegan.")', vegan],
  ["Python call, awaited", 'await Retrieve_memory(query="name of the dentist")', dentist],
  ["Python call, kept", 'result = Retrieve_memory(query="name of the dentist")', dentist],
  ["Python call, by place", 'Retrieve_memory("name of the dentist")', dentist],
  ["Python call with True", 'Delete_memory(memory_id="mem_7c11", confirmation=True)', gone],
  [
    "Python calls on lines",
    'Add_memory(content="Noor is vegan.")\nSummary_context(span="all")',
    vegan,
    folded,
  ],
  ["Python call with three quotes", 'Add_memory(content="""Noor is vegan.""")', vegan],
  [
    "Python call over lines",
    'Update_memory(\n    memory_id="mem_7c11",\n    content="Noor takes the 8:12 train.",\n)',
    train,
  ],
  ["JavaScript call", 'Add_memory({ content: "Noor is vegan." });', vegan],
];

const xml: readonly Written[] = [
  [
    "Claude's tags",
    '<function_calls>\n<invoke name="Add_memory">\n<parameter name="content">Noor is vegan.</parameter>\n</invoke>\n</function_calls>',
    vegan,
  ],
  ["tag of the tool", "<Add_memory>\n<content>Noor is vegan.</content>\n</Add_memory>", vegan],
  [
    "tag of the tool, JSON in it",
    '<Retrieve_memory>{"query": "name of the dentist"}</Retrieve_memory>',
    dentist,
  ],
  ["tag of the tool, attributes", '<Add_memory content="Noor is vegan." />', vegan],
  ["tag with a name", '<tool name="Add_memory">{"content": "Noor is vegan."}</tool>', vegan],
  [
    "name and arguments in tags",
    "<tool_call><name>Add_memory</name><arguments><content>Noor is vegan.</content></arguments></tool_call>",
    vegan,
  ],
  [
    "name in a tag, JSON in a tag",
    '<tool_call><name>Retrieve_memory</name><arguments>{"query": "name of the dentist"}</arguments></tool_call>',
    dentist,
  ],
  [
    "GLM",
    "<tool_call>Add_memory\n<arg_key>content</arg_key>\n<arg_value>Noor is vegan.</arg_value>\n</tool_call>",
    vegan,
  ],
  [
    "GLM, two arguments",
    "<tool_call>Update_memory\n<arg_key>memory_id</arg_key>\n<arg_value>mem_7c11</arg_value>\n<arg_key>content</arg_key>\n<arg_value>Noor takes the 8:12 train.</arg_value>\n</tool_call>",
    train,
  ],
  [
    "Seed",
    "<seed:tool_call>\n<function=Add_memory>\n<parameter=content>Noor is vegan.</parameter>\n</function>\n</seed:tool_call>",
    vegan,
  ],
  [
    "MiniMax",
    '<minimax:tool_call>\n<invoke name="Add_memory">\n<parameter name="content">Noor is vegan.</parameter>\n</invoke>\n</minimax:tool_call>',
    vegan,
  ],
  [
    "function call in a tag",
    '<function_call>{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}</function_call>',
    vegan,
  ],
];

const others: readonly Written[] = [
  [
    "Kimi",
    '<|tool_calls_section_begin|><|tool_call_begin|>functions.Add_memory:0<|tool_call_argument_begin|>{"content": "Noor is vegan."}<|tool_call_end|><|tool_calls_section_end|>',
    vegan,
  ],
  [
    "Phi",
    '<|tool_call|>[{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}]<|/tool_call|>',
    vegan,
  ],
  [
    "Command",
    '<|START_ACTION|>[{"tool_call_id": "0", "tool_name": "Add_memory", "parameters": {"content": "Noor is vegan."}}]<|END_ACTION|>',
    vegan,
  ],
  [
    "Command, older",
    'Action: ```json\n[\n    {\n        "tool_name": "Retrieve_memory",\n        "parameters": {"query": "name of the dentist"}\n    }\n]```',
    dentist,
  ],
  [
    "DeepSeek",
    '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>Add_memory<｜tool▁sep｜>{"content": "Noor is vegan."}<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
    vegan,
  ],
  [
    "InternLM",
    '<|action_start|><|plugin|>{"name": "Add_memory", "parameters": {"content": "Noor is vegan."}}<|action_end|>',
    vegan,
  ],
  ["Functionary", '>>>Add_memory\n{"content": "Noor is vegan."}', vegan],
  ["Apertus", '<|tools_prefix|>[{"Add_memory": {"content": "Noor is vegan."}}]<|tools_suffix|>', vegan],
  ["OLMo", '<function_calls>\nAdd_memory(content="Noor is vegan.")\n</function_calls>', vegan],
  [
    "ReAct",
    'Thought: I should keep this.\nAction: Add_memory\nAction Input: {"content": "Noor is vegan."}',
    vegan,
  ],
  ["Liquid", '<|tool_call_start|>[Add_memory(content="Noor is vegan.")]<|tool_call_end|>', vegan],
  [
    "Gemma",
    "<start_function_call>call:Add_memory{content:<escape>Noor is vegan.<escape>}<end_function_call>",
    vegan,
  ],
];

/** Without a template, or in those of fewer models. */
export const bareCalls: readonly Written[] = [...marks, ...quotes, ...python, ...xml, ...others];
