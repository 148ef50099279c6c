import { boss, cleaned, dentist, folded, gone, train, vegan, type Written } from "./template-meant";

const qwen: readonly Written[] = [
  [
    "Qwen",
    '<tool_call>\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n</tool_call><|im_end|>',
    vegan,
  ],
  [
    "Qwen, two",
    '<tool_call>\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n</tool_call>\n<tool_call>\n{"name": "Retrieve_memory", "arguments": {"query": "name of the dentist"}}\n</tool_call>',
    vegan,
    dentist,
  ],
  [
    "Qwen, not closed",
    '<tool_call>\n{"name": "Update_memory", "arguments": {"memory_id": "mem_7c11", "content": "Noor takes the 8:12 train."}}',
    train,
  ],
  [
    "Qwen, brace too many",
    '<tool_call>\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}}\n</tool_call>',
    vegan,
  ],
  [
    "Qwen, brace too few",
    '<tool_call>\n{"name": "Delete_memory", "arguments": {"memory_id": "mem_7c11", "confirmation": true}\n</tool_call>',
    gone,
  ],
  [
    "Qwen 3, thought before",
    '<think>\nI should keep this.\n</think>\n\n<tool_call>\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n</tool_call>',
    vegan,
  ],
  [
    "Qwen Coder",
    "<tool_call>\n<function=Add_memory>\n<parameter=content>\nNoor is vegan.\n</parameter>\n</function>\n</tool_call>",
    vegan,
  ],
  [
    "Qwen Coder, no outer tag",
    "<function=Retrieve_memory>\n<parameter=query>\nname of the dentist\n</parameter>\n</function>",
    dentist,
  ],
  [
    "Qwen Coder, opening tag lost",
    "<function=Update_memory>\n<parameter=memory_id>\nmem_7c11\n</parameter>\n<parameter=content>\nNoor takes the 8:12 train.\n</parameter>\n</function>\n</tool_call>",
    train,
  ],
  [
    "Qwen Coder, two",
    "<tool_call>\n<function=Add_memory>\n<parameter=content>\nNoor is vegan.\n</parameter>\n</function>\n</tool_call>\n<tool_call>\n<function=Summary_context>\n<parameter=span>\nall\n</parameter>\n</function>\n</tool_call>",
    vegan,
    folded,
  ],
  [
    "Qwen, in the tag for tools",
    '<tools>\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n</tools>',
    vegan,
  ],
];

const hermes: readonly Written[] = [
  [
    "Hermes, arguments first",
    '<tool_call>\n{"arguments": {"query": "name of the dentist"}, "name": "Retrieve_memory"}\n</tool_call>',
    dentist,
  ],
  [
    "Hermes, list in the tag",
    '<tool_call>\n[{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}, {"name": "Add_memory", "arguments": {"content": "Noor\'s boss is Pieter."}}]\n</tool_call>',
    vegan,
    boss,
  ],
  [
    "Hermes, two lines in one tag",
    '<tool_call>\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n{"name": "Retrieve_memory", "arguments": {"query": "name of the dentist"}}\n</tool_call>',
    vegan,
    dentist,
  ],
  [
    "Hermes, result invented",
    '<tool_call>\n{"name": "Retrieve_memory", "arguments": {"query": "name of the dentist"}}\n</tool_call>\n<tool_response>\n{"retrieved": [{"content": "Dr. Visser"}]}\n</tool_response>\nYour dentist is Dr. Visser.',
    dentist,
  ],
  [
    "Hermes, Python dictionary",
    "<tool_call>\n{'name': 'Delete_memory', 'arguments': {'memory_id': 'mem_7c11', 'confirmation': True}}\n</tool_call>",
    gone,
  ],
  [
    "Hermes, tag in the plural",
    '<tool_calls>\n[{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}]\n</tool_calls>',
    vegan,
  ],
  [
    "Hermes, closing tag misspelled",
    '<tool_call>\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n</tool_calls>',
    vegan,
  ],
  [
    "Hermes, arguments as text",
    '<tool_call>\n{"name": "Add_memory", "arguments": "{\\"content\\": \\"Noor is vegan.\\"}"}\n</tool_call>',
    vegan,
  ],
];

const llama: readonly Written[] = [
  [
    "Llama 3",
    '{"name": "Retrieve_memory", "parameters": {"query": "name of the dentist"}}<|eot_id|>',
    dentist,
  ],
  [
    "Llama 3, typed",
    '{"type": "function", "name": "Add_memory", "parameters": {"content": "Noor is vegan."}}',
    vegan,
  ],
  [
    "Llama 3, python tag",
    '<|python_tag|>{"name": "Retrieve_memory", "parameters": {"query": "name of the dentist"}}<|eom_id|>',
    dentist,
  ],
  [
    "Llama 3, semicolon",
    '{"name": "Add_memory", "parameters": {"content": "Noor is vegan."}}; {"name": "Retrieve_memory", "parameters": {"query": "name of the dentist"}}',
    vegan,
    dentist,
  ],
  [
    "Llama 3, header before it",
    '<|start_header_id|>assistant<|end_header_id|>\n\n{"name": "Add_memory", "parameters": {"content": "Noor is vegan."}}<|eot_id|>',
    vegan,
  ],
  ["Llama 3, function tag", '<function=Add_memory>{"content": "Noor is vegan."}</function>', vegan],
  [
    "Llama 3, function tag, end of message",
    '<function=Retrieve_memory>{"query": "name of the dentist"}</function><|eom_id|>',
    dentist,
  ],
  [
    "Llama 3, call of the tag",
    '<|python_tag|>Retrieve_memory.call(query="name of the dentist")<|eom_id|>',
    dentist,
  ],
  [
    "Llama 4, list of calls",
    '[Add_memory(content="Noor is vegan."), Retrieve_memory(query="name of the dentist")]<|eot|>',
    vegan,
    dentist,
  ],
  [
    "Llama 4, python tags around",
    '<|python_start|>[Retrieve_memory(query="name of the dentist")]<|python_end|>',
    dentist,
  ],
  ["Llama 4, apostrophe escaped", "[Add_memory(content='Noor\\'s boss is Pieter.')]", boss],
];

const mistral: readonly Written[] = [
  [
    "Mistral, list",
    '[TOOL_CALLS] [{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}]</s>',
    vegan,
  ],
  [
    "Mistral, ids",
    '[TOOL_CALLS][{"name": "Retrieve_memory", "arguments": {"query": "name of the dentist"}, "id": "aB3dE9xYz"}]',
    dentist,
  ],
  ["Mistral, name and ARGS", '[TOOL_CALLS]Add_memory[ARGS]{"content": "Noor is vegan."}</s>', vegan],
  ["Mistral, CALL_ID", '[TOOL_CALLS]Add_memory[CALL_ID]aB3dE9xYz[ARGS]{"content": "Noor is vegan."}', vegan],
  ["Mistral, name alone", '[TOOL_CALLS]Summary_context{"span": "all"}', folded],
  [
    "Mistral, two with ARGS",
    '[TOOL_CALLS]Add_memory[ARGS]{"content": "Noor is vegan."}[TOOL_CALLS]Retrieve_memory[ARGS]{"query": "name of the dentist"}',
    vegan,
    dentist,
  ],
  [
    "Mistral, arguments as text",
    '[TOOL_CALLS] [{"name": "Add_memory", "arguments": "{\\"content\\": \\"Noor is vegan.\\"}"}]',
    vegan,
  ],
  [
    "Mistral, words before",
    'Let me look that up.[TOOL_CALLS] [{"name": "Retrieve_memory", "arguments": {"query": "name of the dentist"}}]',
    dentist,
  ],
  [
    "Mistral, one object",
    '[TOOL_CALLS] {"name": "Delete_memory", "arguments": {"memory_id": "mem_7c11", "confirmation": true}}',
    gone,
  ],
  [
    "Mistral, bracket too few",
    '[TOOL_CALLS] [{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}',
    vegan,
  ],
];

const harmony: readonly Written[] = [
  [
    "harmony",
    '<|channel|>commentary to=functions.Retrieve_memory <|constrain|>json<|message|>{"query": "name of the dentist"}<|call|>',
    dentist,
  ],
  [
    "harmony, analysis before",
    '<|channel|>analysis<|message|>We need to store it.<|end|><|start|>assistant<|channel|>commentary to=functions.Add_memory <|constrain|>json<|message|>{"content": "Noor is vegan."}<|call|>',
    vegan,
  ],
  [
    "harmony, recipient in the role",
    '<|start|>assistant to=functions.Add_memory<|channel|>commentary json<|message|>{"content": "Noor is vegan."}<|call|>',
    vegan,
  ],
  [
    "harmony, without its marks",
    'commentary to=functions.Add_memory json{"content": "Noor is vegan."}',
    vegan,
  ],
  [
    "harmony, marks lost and words run together",
    'analysisWe should store this.assistantcommentary to=functions.Add_memory json{"content": "Noor is vegan."}',
    vegan,
  ],
  [
    "harmony, word code",
    '<|channel|>commentary to=functions.Filter_context code<|message|>{"criteria": "talk about bicycles"}',
    cleaned,
  ],
  [
    "harmony, no functions before the name",
    '<|channel|>commentary to=Retrieve_memory<|message|>{"query": "name of the dentist"}<|call|>',
    dentist,
  ],
  [
    "harmony, two",
    '<|channel|>commentary to=functions.Add_memory <|constrain|>json<|message|>{"content": "Noor is vegan."}<|call|><|start|>assistant<|channel|>commentary to=functions.Retrieve_memory <|constrain|>json<|message|>{"query": "name of the dentist"}<|call|>',
    vegan,
    dentist,
  ],
];

const fences: readonly Written[] = [
  ["fence", '```json\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n```', vegan],
  [
    "fence without a language",
    '```\n{"name": "Retrieve_memory", "arguments": {"query": "name of the dentist"}}\n```',
    dentist,
  ],
  ["fence tool_code", '```tool_code\nAdd_memory(content="Noor is vegan.")\n```', vegan],
  [
    "fence tool_code, printed",
    '```tool_code\nprint(Retrieve_memory(query="name of the dentist"))\n```',
    dentist,
  ],
  [
    "fence tool_call",
    '```tool_call\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n```',
    vegan,
  ],
  ["fence python", '```python\nRetrieve_memory(query="name of the dentist")\n```', dentist],
  [
    "fence of tildes",
    '~~~json\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n~~~',
    vegan,
  ],
  ["fence not closed", '```json\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}', vegan],
  ["fence of one mark", '`{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}`', vegan],
  [
    "two fences",
    '```json\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}\n```\n\n```json\n{"name": "Retrieve_memory", "arguments": {"query": "name of the dentist"}}\n```',
    vegan,
    dentist,
  ],
  [
    "list in a fence",
    '```json\n[\n  {"name": "Add_memory", "arguments": {"content": "Noor is vegan."}},\n  {"name": "Summary_context", "arguments": {"span": "all"}}\n]\n```',
    vegan,
    folded,
  ],
  [
    "fence, brace too many",
    '```json\n{"name": "Add_memory", "arguments": {"content": "Noor is vegan."}}}\n```',
    vegan,
  ],
];

/** As the templates of models have it, and in fences. */
export const inTemplates: readonly Written[] = [
  ...qwen,
  ...hermes,
  ...llama,
  ...mistral,
  ...harmony,
  ...fences,
];
