import "server-only";
import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import path from "node:path";
import type { z } from "zod";
import { describeAdvantageProblem } from "@/lib/core/training/advantages";
import {
  comparableAddress,
  type RolloutRequest,
  rolloutRequestSchema,
  updateReportSchema,
} from "@/lib/core/training/rollout-request";
import type { TrainingManifest } from "@/lib/core/training/training-run";
import { trainingTask, trainingTasks } from "@/lib/core/training/training-tasks";
import type { TrainingStore } from "@/lib/ports/training-store";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import type { EpisodeWorld } from "@/lib/use-cases/episode/episode-world";
import { metricsOf, playGroups, playOnce } from "@/lib/use-cases/training/play-groups";
import { PolicyGoneError, type RolloutLimits } from "@/lib/use-cases/training/play-rollout";
import { type LocalPolicy, localPolicyWorlds, policyStrategy, policyWorlds } from "./policy-worlds";

/** What the server of a run works with. */
export interface RolloutServerOptions {
  readonly shared: Pick<Dependencies, "embedder" | "tokenCounter" | "secretScanner">;
  readonly store: TrainingStore;
  readonly manifest: TrainingManifest;
  /** What every request must carry as its bearer token. */
  readonly token: string;
  /** The only addresses at which a policy is asked. */
  readonly policyAddresses: readonly string[];
  /** Runs policies inside the app: the runtime, and the file of their base. */
  readonly inProcess?: Pick<LocalPolicy, "engine" | "file">;
  readonly limits: RolloutLimits;
  readonly parallel: number;
  readonly signal: AbortSignal;
  readonly onUpdate?: (sentence: string) => void;
}

/** A request is a list of numbers and an address: nothing of it is long. */
const maxRequestBytes = 64_000;

/** A refusal with its status; the message is a sentence. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The rollout server of one run: an engine pushes the tasks of an update to `POST /rollouts` and gets one row for each model call, and tells of
 * its gradient step at `POST /updates`. Without the token nothing is said, and no other address is called than those that it was started
 * with. Not part of the app's own server: it listens only while a training runs.
 */
export function createRolloutServer(options: RolloutServerOptions): Server {
  const allowed = new Set(options.policyAddresses.map(comparableAddress));
  return createServer(async (request, response) => {
    const send = (status: number, value: unknown) => {
      response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
      response.end(JSON.stringify(value));
    };
    try {
      send(200, await answer(options, allowed, request));
    } catch (error) {
      if (error instanceof Refusal) return send(error.status, { message: error.message });
      if (error instanceof PolicyGoneError)
        return send(502, {
          message: `The policy could not be asked: ${error.message} Start its server again, then resume the run.`,
        });
      if (options.signal.aborted) return send(503, { message: "The rollout server was stopped." });
      send(500, { message: "Something went wrong inside the app; its terminal says more." });
      throw error;
    }
  });
}

async function answer(
  options: RolloutServerOptions,
  allowed: ReadonlySet<string>,
  request: IncomingMessage,
): Promise<unknown> {
  if (!hasToken(request, options.token))
    throw new Refusal(401, "The token is missing or wrong. The server prints it when it starts.");
  if (request.method !== "POST") throw new Refusal(405, "Send a POST.");
  if (request.url === "/rollouts") {
    const asked = await readBody(request, rolloutRequestSchema);
    if (asked.adapter !== undefined && !options.inProcess)
      throw new Refusal(403, "No policy runs inside the app: start the server with --gguf FILE, the base.");
    if (asked.baseUrl !== undefined && !allowed.has(comparableAddress(asked.baseUrl)))
      throw new Refusal(
        403,
        `No policy is asked at ${asked.baseUrl}: start the server with --policy-url for every address that serves it.`,
      );
    return asked.heldOut ? playHeldOut(options, asked) : playUpdate(options, asked);
  }
  if (request.url === "/updates") {
    const { update, engine } = await readBody(request, updateReportSchema);
    const { store, manifest } = options;
    if (!(await store.saveEngineFacts(manifest.runId, update, engine)))
      throw new Refusal(404, `Update ${update} has no rollouts here.`);
    options.onUpdate?.(`update ${update} is done; its adapter is ${engine.adapter ?? "not saved"}`);
    return {};
  }
  throw new Refusal(404, "There is /rollouts and /updates.");
}

async function playUpdate(
  options: RolloutServerOptions,
  { update, places = [], k, ...policy }: RolloutRequest,
) {
  const { store, manifest, limits, parallel, signal } = options;
  const { settings, runId } = manifest;
  if (k !== settings.rolloutsPerTask)
    throw new Refusal(
      409,
      `This run has K ${settings.rolloutsPerTask}, not ${k}: start another run for other settings.`,
    );
  const tasks = places.map((place) => trainingTask("training", settings.seed, place));
  const first = places[0] ?? 0;
  const played = await playGroups(
    {
      openWorld: worldsOf(options, policy, settings.temperature),
      strategy: policyStrategy,
    },
    // Several processes of an engine each play their own part of an update.
    { tasks, k, name: `u${update}-p${first}`, reward: settings.reward, limits, parallel, signal },
  );
  if (!played.ok) throw new Refusal(422, describeAdvantageProblem(played.error));
  const { rollouts, recorded, rows, withoutGradient } = played.value;
  const known = (await store.find(runId))?.updates.find(
    (saved) => saved.update === update && saved.engine === null,
  );
  const others = (known?.rollouts ?? []).filter(
    ({ rolloutId }) => !rollouts.some((rollout) => rollout.rolloutId === rolloutId),
  );
  await store.saveUpdate(
    runId,
    { update, at: new Date().toISOString(), rollouts: [...others, ...rollouts], engine: null },
    recorded,
  );
  const metrics = metricsOf(played.value);
  const mean = metrics["agemem/reward"]?.toFixed(3);
  const note =
    withoutGradient.length === tasks.length
      ? ". Every rollout of each task earned the same, so nothing is learned from this update; more rollouts (--k) or a higher temperature give a difference"
      : "";
  options.onUpdate?.(
    `update ${update}: reward ${mean}, ${withoutGradient.length} of ${tasks.length} tasks without a difference${note}`,
  );
  const trainable = rows.filter(({ promptTokenIds, tokenIds }) => promptTokenIds && tokenIds?.length);
  if (trainable.length === 0 && rows.length > 0)
    throw new Refusal(
      422,
      "The policy's server does not say which tokens it read and drew (return_token_ids). Serve it by vLLM, or by the engine itself.",
    );
  return { rows: trainable, metrics };
}

async function playHeldOut(
  options: RolloutServerOptions,
  { update, k: _, places: __, heldOut: ___, ...policy }: RolloutRequest,
) {
  const { store, manifest, limits, parallel, signal } = options;
  const { settings, runId } = manifest;
  const tasks = trainingTasks("held-out", { seed: settings.seed, from: 0, count: settings.heldOutTasks });
  const played = await playOnce(
    { openWorld: worldsOf(options, policy, 0), strategy: policyStrategy },
    { tasks, name: `h${update}`, reward: settings.reward, limits, parallel, signal },
  );
  await store.saveHeldOut(
    runId,
    { update, at: new Date().toISOString(), rollouts: [...played.rollouts] },
    played.recorded,
  );
  const right = played.rollouts.filter(({ isRight }) => isRight).length;
  options.onUpdate?.(`held-out after update ${update}: ${right} of ${tasks.length} right`);
  return { rows: [], metrics: metricsOf({ rollouts: played.rollouts, withoutGradient: [] }) };
}

function worldsOf(
  { shared, manifest: { settings, runId }, store, inProcess }: RolloutServerOptions,
  { baseUrl, model, adapter }: Pick<RolloutRequest, "baseUrl" | "model" | "adapter">,
  temperature: number,
): () => EpisodeWorld {
  const { maxOutputTokens } = settings;
  if (baseUrl !== undefined) return policyWorlds(shared, { baseUrl, model, temperature, maxOutputTokens });
  if (!(inProcess && adapter)) throw new Error("The request names no policy.");
  const file = path.join(store.folderOf(runId), "serving", adapter);
  return localPolicyWorlds(shared, { ...inProcess, adapter: file, temperature, maxOutputTokens });
}

function hasToken({ headers }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(headers.authorization ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function readBody<Schema extends z.ZodType>(
  request: IncomingMessage,
  schema: Schema,
): Promise<z.output<Schema>> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
    if (text.length > maxRequestBytes) throw new Refusal(413, "The request is too long.");
  }
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal(
    400,
    `The request does not fit at ${issue?.path.join(".") || "its top"}: ${issue?.message}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
