/**
 * A writer for each foreign format: it puts texts into a file of the format's shape, made up here. What a format does not take over is returned as
 * `rest`: words that must be named in what the reader leaves out or in a note.
 */
export interface ForeignFormat {
  readonly name: string;
  readonly fileName: string;
  write(texts: readonly string[]): { readonly file: string; readonly rest: readonly string[] };
}

const day = "2025-03-04T05:06:07Z";
const json = JSON.stringify;

function conversation(messages: readonly object[]): object {
  const mapping = Object.fromEntries(
    messages.map((message, index) => [
      `node-${index}`,
      { id: `node-${index}`, parent: null, children: [], message },
    ]),
  );
  return { title: "Talk", create_time: 1_741_064_767, mapping };
}

const csvCell = (text: string) => `"${text.replaceAll('"', '""')}"`;

export const foreignFormats: readonly ForeignFormat[] = [
  {
    name: "lines",
    fileName: "memories.txt",
    write: (texts) => ({ file: texts.join("\n"), rest: [] }),
  },
  {
    name: "bullets under headings",
    fileName: "memories.md",
    write: (texts) => ({
      file: `# About me\n\n## Life\n${texts.map((text) => `- ${text}`).join("\n")}\n\n- [ ] call the baker\n`,
      rest: ["About me", "call the baker"],
    }),
  },
  {
    name: "nested bullets",
    fileName: "memories.md",
    write: (texts) => ({ file: `- Home\n${texts.map((text) => `  - ${text}`).join("\n")}\n`, rest: [] }),
  },
  {
    name: "Claude's dated lines in a block",
    fileName: "claude.txt",
    write: (texts) => ({
      file: `All I know of you:\n\n\`\`\`\n${texts.map((text) => `[2025-03-01] - ${text}`).join("\n")}\n\`\`\`\n\nNothing is missing.\n`,
      rest: ["All I know of you", "Nothing is missing"],
    }),
  },
  {
    name: "a table in Markdown",
    fileName: "table.md",
    write: (texts) => ({
      file: `| Memory | Since |\n|---|---|\n${texts.map((text) => `| ${text.replaceAll("|", "\\|")} | 2020 |`).join("\n")}\n`,
      rest: [],
    }),
  },
  {
    name: "front matter and code",
    fileName: "note.md",
    write: (texts) => ({
      file: `---\nname: garden-notes\n---\n${texts.map((text) => `* ${text}`).join("\n")}\n\n\`\`\`python\nprint("seeds")\n\`\`\`\n`,
      rest: ["garden-notes", "seeds"],
    }),
  },
  {
    name: "CSV",
    fileName: "m.csv",
    write: (texts) => ({
      file: `id,memory,created_at\n${texts.map((text, index) => `${index},${csvCell(text)},${day}`).join("\n")}\n`,
      rest: ["id ("],
    }),
  },
  {
    name: "CSV of one column with semicolons inside",
    fileName: "m.csv",
    write: (texts) => ({ file: `text\n${texts.map(csvCell).join("\n")}\n`, rest: [] }),
  },
  {
    name: "YAML",
    fileName: "m.yaml",
    write: (texts) => ({
      file: `memories:\n${texts.map((text) => `  - text: ${json(text)}\n    date: 2025-03-04`).join("\n")}\nowner: kim\n`,
      rest: ["owner (1)"],
    }),
  },
  {
    name: "Mem0's list",
    fileName: "m.json",
    write: (texts) => ({
      file: json(
        texts.map((text, index) => ({
          id: `m${index}`,
          memory: text,
          user_id: "kim",
          score: 0.5,
          created_at: day,
        })),
      ),
      rest: ["score ("],
    }),
  },
  {
    name: "Mem0's page with events and relations",
    fileName: "m.json",
    write: (texts) => ({
      file: json({
        count: 250,
        next: "https://example.invalid/?page=2",
        results: [
          ...texts.map((text, index) => ({
            id: `m${index}`,
            memory: text,
            event: index % 2 ? "UPDATE" : "ADD",
          })),
          { id: "gone", memory: "Kept a parrot", event: "DELETE" },
          { id: "same", memory: "Owns a kayak", event: "NONE" },
        ],
        relations: [{ source: "kim", relationship: "allergic_to", target: "penicillin" }],
      }),
      rest: ["250", "Kept a parrot", "Owns a kayak", "allergic_to penicillin"],
    }),
  },
  {
    name: "Mem0's TypeScript answer",
    fileName: "m.json",
    write: (texts) => ({
      file: json({
        results: texts.map((text, index) => ({
          id: `t${index}`,
          memory: text,
          createdAt: day,
          userId: index % 2 ? "kim" : "lou",
          previousMemory: "older",
        })),
      }),
      rest: ["previousMemory"],
    }),
  },
  {
    name: "Mem0's history",
    fileName: "h.json",
    write: (texts) => ({
      file: json(
        texts.flatMap((text, index) => [
          {
            id: `h${index}`,
            memory_id: `m${index}`,
            old_memory: null,
            new_memory: `Before ${index}`,
            event: "ADD",
            created_at: "2024-01-01T00:00:00Z",
          },
          {
            id: `i${index}`,
            memory_id: `m${index}`,
            old_memory: `Before ${index}`,
            new_memory: text,
            event: "UPDATE",
            created_at: day,
          },
        ]),
      ),
      rest: texts.map((_, index) => `Before ${index}`),
    }),
  },
  {
    name: "ChatGPT's export",
    fileName: "conversations.json",
    write: (texts) => ({
      file: json([
        conversation([
          ...texts.map((text, index) => ({
            author: { role: "assistant" },
            recipient: "bio",
            create_time: 1_741_064_767 + index,
            content: index % 2 ? { content_type: "code", text } : { content_type: "text", parts: [text] },
          })),
          {
            author: { role: "user" },
            recipient: "all",
            content: { content_type: "text", parts: ["Good morning"] },
          },
          {
            author: { role: "system" },
            recipient: "all",
            content: {
              content_type: "user_editable_context",
              user_profile: "Call me captain",
              user_instructions: "Rhyme always",
            },
          },
        ]),
      ]),
      rest: ["1 messages in 1", "Call me captain", "Rhyme always"],
    }),
  },
  {
    name: "Claude's memories.json",
    fileName: "memories.json",
    write: (texts) => {
      const half = Math.ceil(texts.length / 2);
      return {
        file: json([
          {
            account_uuid: "a-1",
            conversations_memory: `**Empty part**\n\n**Work**\n\n${texts.slice(0, half).join("\n\n")}`,
            project_memories: { "p-1": texts.slice(half).join("\n\n") },
            exported_by: "web",
          },
        ]),
        rest: ["Empty part", "exported_by"],
      };
    },
  },
  {
    name: "Letta's agent file",
    fileName: "agent.af",
    write: (texts) => ({
      file: json({
        agents: [
          {
            id: "agent-0",
            name: "Sam",
            system: "Be kind.",
            block_ids: ["block-0"],
            messages: [{ role: "user", content: "Hello" }],
          },
        ],
        blocks: [
          { id: "block-0", label: "human", value: texts.join("\n"), created_at: day },
          { id: "block-1", label: "persona", value: "I am a pirate" },
        ],
        tools: [{ id: "tool-0", name: "send_message" }],
      }),
      rest: ["I am a pirate", "1 messages", "1 tools", "system prompt"],
    }),
  },
  {
    name: "Letta's agent file until 2025",
    fileName: "agent.af",
    write: (texts) => ({
      file: json({
        agent_type: "memgpt_agent",
        core_memory: [
          { label: "human", value: texts.join("\n") },
          { label: "persona", value: "I am a robot" },
        ],
        messages: [{ role: "assistant" }, { role: "user" }],
        system: "Be brief.",
      }),
      rest: ["I am a robot", "2 messages"],
    }),
  },
  {
    name: "the MCP memory server's lines",
    fileName: "memory.jsonl",
    write: (texts) => ({
      file: [
        json({ type: "entity", name: "Kim", entityType: "person", observations: texts }),
        json({ type: "entity", name: "Quiet Corp", entityType: "company", observations: [] }),
        json({ type: "note", words: "stray line" }),
      ].join("\n"),
      rest: ["Quiet Corp", "stray line"],
    }),
  },
  {
    name: "the MCP memory server's graph",
    fileName: "graph.json",
    write: (texts) => ({
      file: json({
        entities: [{ name: "default_user", entityType: "person", observations: texts }],
        relations: [],
        version: 3,
      }),
      rest: ["version"],
    }),
  },
  {
    name: "LangGraph's store",
    fileName: "store.json",
    write: (texts) => ({
      file: json(
        texts.map((text, index) => ({
          namespace: ["memories", index % 2 ? "kim" : "lou"],
          key: `k${index}`,
          value: { kind: "Memory", content: { content: text } },
          created_at: day,
          score: null,
          ttl: 60,
        })),
      ),
      rest: ["ttl ("],
    }),
  },
  {
    name: "LangMem's lines",
    fileName: "langmem.jsonl",
    write: (texts) => ({
      file: texts
        .map((text, index) =>
          json({ id: `l${index}`, kind: "Memory", content: { content: text, weight: 3 } }),
        )
        .join("\n"),
      rest: ["weight ("],
    }),
  },
  {
    name: "a list of texts in JSON, encoded twice",
    fileName: "list.json",
    write: (texts) => ({ file: json(json(texts)), rest: [] }),
  },
  {
    name: "lines of JSON of an unknown store",
    fileName: "list.jsonl",
    write: (texts) => ({
      file: texts
        .map((text) => json({ content: text, created_at: 1_741_064_767_000, embedding: [0.1, 0.2] }))
        .join("\n"),
      rest: ["embedding ("],
    }),
  },
];
