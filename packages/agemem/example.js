// An agent of your own with the memory of the studio:
// STUDIO_URL=http://127.0.0.1:3000 AGEMEM_API_KEY=… OPENAI_BASE_URL=… MODEL=… node example.js "Where do I live?"
import process from "node:process";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { agememContext, agememTools } from "agemem";
import { stepCountIs, streamText, wrapLanguageModel } from "ai";

const { STUDIO_URL: baseUrl, AGEMEM_API_KEY: apiKey, OPENAI_BASE_URL: baseURL, OPENAI_API_KEY, MODEL } = process.env;
const studio = { baseUrl, apiKey, session: "example-run" };
const provider = createOpenAICompatible({ name: "provider", baseURL, apiKey: OPENAI_API_KEY });

const model = wrapLanguageModel({
  model: provider(MODEL),
  middleware: agememContext({
    ...studio,
    budgetTokens: 8_000,
    onContext: ({ memories }) => console.error(`Memories placed: ${memories.length}`),
  }),
});

const { textStream } = streamText({
  model,
  tools: agememTools({ ...studio, client: "example/1" }),
  stopWhen: stepCountIs(5),
  prompt: process.argv[2],
});
for await (const piece of textStream) process.stdout.write(piece);
process.stdout.write("\n");
