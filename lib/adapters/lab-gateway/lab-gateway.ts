import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { messageOverheadTokens } from "@/lib/core/context/budget";
import type { OutsideCost } from "@/lib/core/log/episode-events";
import type { Embedder } from "@/lib/ports/embedder";
import type { TokenCounter } from "@/lib/ports/token-counter";
import { type ChatRequest, chatRequestSchema, wordsOf } from "../scripted-policy/chat-request";
import type { PeerModel } from "./peer-model";
import { PeerModelError } from "./peer-model";

/** Model calls that one act of a memory system may take: one that goes on asking is stopped, and its episode counts as failed. */
const maxCallsAnAct = 40;

/** A request is a prompt of some ten thousand words at most, in bytes. */
const maxRequestBytes = 8_000_000;

/** The one model and the one embedder of a run, on this computer's loopback, for memory systems in processes of their own. */
export interface LabGateway {
  /** A door of its own for one system: what comes through it is counted apart. */
  openDoor(): GatewayDoor;
  close(): Promise<void>;
}

/** What one memory system may use, and what it used. It does one thing at a time. */
export interface GatewayDoor {
  /** An address nobody can guess; it needs no key, and none is ever sent through it. */
  readonly baseUrl: string;
  /** Begins to count. Answers of a model are kept by episode: the same episode asks the same thing twice and pays once. */
  begin(episodeId: string): void;
  /** What was used since `begin`, and what went wrong that the system may have hidden. */
  end(): { readonly cost: Omit<OutsideCost, "durationMs">; readonly problem: GatewayProblem | null };
}

export interface GatewayProblem {
  readonly code: "over-budget" | "model-gone" | "unknown-prompt";
  readonly message: string;
}

export interface LabGatewayOptions {
  readonly model: PeerModel;
  readonly embedder: Pick<Embedder, "embed">;
  readonly tokenCounter: TokenCounter;
}

/** Starts a gateway on a free port. */
export async function openLabGateway(options: LabGatewayOptions): Promise<LabGateway> {
  const doors = new Map<string, Door>();
  const server = createServer((request, response) => {
    const [, token = "", ...rest] = (request.url ?? "").split("/");
    const door = doors.get(token);
    const work = door
      ? door.serve(rest.join("/"), request)
      : Promise.resolve(refusal(404, "There is nothing."));
    void work
      .catch((error: unknown) => refusal(500, error instanceof Error ? error.message : String(error)))
      .then((answer) => send(response, answer));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    openDoor() {
      const token = randomBytes(16).toString("hex");
      const door = new Door(`http://127.0.0.1:${port}/${token}/v1`, options);
      doors.set(token, door);
      return door;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

function refusal(status: number, message: string): Answer {
  return { status, body: { error: { message, type: "lab" } } };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

const noCost = { modelCalls: 0, promptTokens: 0, toolTokens: 0, answerTokens: 0, embeddedTexts: 0 };

const embeddingRequestSchema = z.looseObject({
  input: z.union([z.string(), z.array(z.string())]),
  encoding_format: z.enum(["float", "base64"]).optional(),
});

class Door implements GatewayDoor {
  private cost: Omit<OutsideCost, "durationMs"> = { ...noCost };
  private problem: GatewayProblem | null = null;
  private episodeId = "";

  constructor(
    readonly baseUrl: string,
    private readonly options: LabGatewayOptions,
  ) {}

  begin(episodeId: string): void {
    this.episodeId = episodeId;
    this.cost = { ...noCost };
    this.problem = null;
  }

  end() {
    return { cost: this.cost, problem: this.problem };
  }

  async serve(path: string, request: IncomingMessage): Promise<Answer> {
    if (request.method === "GET" && path === "v1/models")
      return { status: 200, body: { object: "list", data: [{ id: "lab", object: "model" }] } };
    if (request.method !== "POST") return refusal(404, "There is nothing.");
    const body = await readBody(request);
    if (path === "v1/embeddings") return this.embed(body);
    if (path === "v1/chat/completions") return this.chat(body);
    return refusal(404, `The gateway has no ${path}.`);
  }

  private async embed(body: unknown): Promise<Answer> {
    const parsed = embeddingRequestSchema.safeParse(body);
    if (!parsed.success) return refusal(400, "The gateway embeds texts, not tokens.");
    const { input, encoding_format: format } = parsed.data;
    const texts = typeof input === "string" ? [input] : input;
    this.cost = { ...this.cost, embeddedTexts: this.cost.embeddedTexts + texts.length };
    const vectors = await this.options.embedder.embed(texts);
    const data = vectors.map((vector, index) => ({
      object: "embedding",
      index,
      embedding:
        format === "base64" ? Buffer.from(new Float32Array(vector).buffer).toString("base64") : vector,
    }));
    return {
      status: 200,
      body: { object: "list", model: "lab", data, usage: { prompt_tokens: 0, total_tokens: 0 } },
    };
  }

  private async chat(body: unknown): Promise<Answer> {
    const parsed = chatRequestSchema.safeParse(body);
    if (!parsed.success) return refusal(400, "The request is not one of OpenAI's chat interface.");
    if (parsed.data.stream) return refusal(400, "The gateway does not stream.");
    if (this.cost.modelCalls >= maxCallsAnAct)
      return this.fail("over-budget", `It asked the model more than ${maxCallsAnAct} times for one message.`);
    this.count(parsed.data);
    try {
      const answered = await this.options.model.answer(parsed.data, this.episodeId);
      const [choice] = answered.choices;
      const calls = choice?.message.tool_calls ?? [];
      const said = (choice?.message.content ?? "") + (calls.length > 0 ? JSON.stringify(calls) : "");
      this.cost = {
        ...this.cost,
        answerTokens: this.cost.answerTokens + this.options.tokenCounter.count(said),
      };
      return { status: 200, body: answered };
    } catch (error) {
      if (error instanceof PeerModelError) return this.fail(error.code, error.message);
      throw error;
    }
  }

  private count({ messages, tools }: ChatRequest): void {
    const { tokenCounter } = this.options;
    const prompt = messages.reduce(
      (sum, message) =>
        sum +
        tokenCounter.count(wordsOf(message)) +
        (message.tool_calls?.length ? tokenCounter.count(JSON.stringify(message.tool_calls)) : 0) +
        messageOverheadTokens,
      0,
    );
    this.cost = {
      ...this.cost,
      modelCalls: this.cost.modelCalls + 1,
      promptTokens: this.cost.promptTokens + prompt,
      toolTokens: this.cost.toolTokens + (tools?.length ? tokenCounter.count(JSON.stringify(tools)) : 0),
    };
  }

  /** As an error that clients do not try again. */
  private fail(code: GatewayProblem["code"], message: string): Answer {
    this.problem ??= { code, message };
    return refusal(400, message);
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > maxRequestBytes) throw new Error("The request is too long.");
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return null;
  }
}
