import "server-only";
import path from "node:path";
import { z } from "zod";

const optionalText = z
  .string()
  .trim()
  .transform((text) => (text === "" ? undefined : text))
  .optional();

const environmentSchema = z.object({
  DATABASE_URL: optionalText.refine(
    (url) => url === undefined || /^postgres(ql)?:\/\//.test(url),
    "must begin with postgresql://",
  ),
  AGEMEM_DATA_DIR: optionalText,
  AGEMEM_ROOT: optionalText,
  OPENAI_API_KEY: optionalText,
  OPENAI_BASE_URL: optionalText.refine(
    (url) => url === undefined || /^https?:\/\//.test(url),
    "must begin with http:// or https://",
  ),
  AGEMEM_MODEL: optionalText,
  AGEMEM_JUDGE_MODEL: optionalText,
  AGEMEM_JUDGE_API_KEY: optionalText,
  AGEMEM_JUDGE_BASE_URL: optionalText.refine(
    (url) => url === undefined || /^https?:\/\//.test(url),
    "must begin with http:// or https://",
  ),
  AGEMEM_MODEL_SOURCE: optionalText.refine(
    (url) => url === undefined || /^https?:\/\//.test(url),
    "must begin with http:// or https://",
  ),
  AGEMEM_SECRET: optionalText.refine(
    (secret) => secret === undefined || secret.length >= 16,
    "must have at least 16 characters",
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: optionalText.refine(
    (url) => url === undefined || /^https?:\/\//.test(url),
    "must begin with http:// or https://",
  ),
  OTEL_EXPORTER_OTLP_HEADERS: optionalText,
  AGEMEM_OWNER_HEADER: optionalText.refine(
    (name) => name === undefined || /^[a-z0-9][a-z0-9-]*$/i.test(name),
    "must be the name of an HTTP header",
  ),
  AGEMEM_MACHINE_OWNERS: optionalText,
  AGEMEM_CONTEXT_TOKENS: z.coerce.number().int().min(2_000).max(2_000_000).optional(),
});

/** What the app was told from outside, checked once at start. */
export interface Environment {
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  /** Where the app's own files lie: migrations and worker threads are opened by path. */
  readonly rootFolder: string;
  readonly openAiKey: string | undefined;
  readonly openAiBaseUrl: string | undefined;
  readonly modelId: string;
  readonly contextLimitTokens: number;
  /** The model that judges runs of the lab, and where it is reached; without an address of its own where the environment's model is. */
  readonly judge: {
    readonly modelId: string | undefined;
    readonly baseUrl: string | undefined;
    readonly apiKey: string | undefined;
  };
  /** Where model files are downloaded from instead of the usual place. */
  readonly modelSourceUrl: string | undefined;
  /** Base address of an OpenTelemetry collector, and headers as `name=value,name=value`. */
  readonly collectorEndpoint: string | undefined;
  readonly collectorHeaders: string | undefined;
  /** Header in which a trusted proxy names the owner of each request; without it there is one local person. */
  readonly ownerHeader: string | undefined;
  /** Owners who may use what belongs to this machine; matters only where a header names owners. */
  readonly machineOwners: readonly string[];
  /** What the keys of connections are sealed with; without it a file in the data folder. */
  readonly secret: string | undefined;
}

/** A setting that cannot be used; the message names it and says what it must be. */
export class EnvironmentError extends Error {}

/** Reads the configuration. Throws `EnvironmentError` for a value that cannot be used. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) {
    const [problem] = parsed.error.issues;
    throw new EnvironmentError(
      `The setting ${problem?.path.join(".")} ${problem?.message}. Change it and start again.`,
    );
  }
  const rootFolder = parsed.data.AGEMEM_ROOT ?? process.cwd();
  return {
    databaseUrl: parsed.data.DATABASE_URL,
    dataFolder: parsed.data.AGEMEM_DATA_DIR ?? path.join(/* turbopackIgnore: true */ rootFolder, ".data"),
    rootFolder,
    openAiKey: parsed.data.OPENAI_API_KEY,
    openAiBaseUrl: parsed.data.OPENAI_BASE_URL,
    modelId: parsed.data.AGEMEM_MODEL ?? "gpt-5-mini",
    contextLimitTokens: parsed.data.AGEMEM_CONTEXT_TOKENS ?? 8_192,
    collectorEndpoint: parsed.data.OTEL_EXPORTER_OTLP_ENDPOINT,
    collectorHeaders: parsed.data.OTEL_EXPORTER_OTLP_HEADERS,
    judge: judgeOf(parsed.data),
    modelSourceUrl: parsed.data.AGEMEM_MODEL_SOURCE?.replace(/\/+$/, ""),
    ownerHeader: parsed.data.AGEMEM_OWNER_HEADER,
    machineOwners: namesIn(parsed.data.AGEMEM_MACHINE_OWNERS),
    secret: parsed.data.AGEMEM_SECRET,
  };
}

/** A key is for its own address: that of the environment's model never goes to another one. */
function judgeOf({
  AGEMEM_JUDGE_MODEL: modelId,
  AGEMEM_JUDGE_BASE_URL: ownUrl,
  AGEMEM_JUDGE_API_KEY: ownKey,
  OPENAI_BASE_URL: baseUrl,
  OPENAI_API_KEY: apiKey,
}: z.infer<typeof environmentSchema>): Environment["judge"] {
  return ownUrl
    ? { modelId, baseUrl: ownUrl, apiKey: ownKey }
    : { modelId, baseUrl, apiKey: ownKey ?? apiKey };
}

function namesIn(list: string | undefined): readonly string[] {
  return (list ?? "").split(",").flatMap((name) => name.trim() || []);
}
