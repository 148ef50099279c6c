import "server-only";
import pino from "pino";

/** The app's own log, on standard error: what happened and where, never what a person or a model said, and no keys. */
export const log = pino(
  {
    name: "agemem-studio",
    level: process.env.AGEMEM_LOG_LEVEL ?? "info",
    serializers: { error: describeThrownError },
    redact: ["*.apiKey", "*.authorization", "*.headers"],
  },
  pino.destination(2),
);

/** What was thrown and where. Its message is left out: a database names the values it refused in it, and those are the person's words. */
function describeThrownError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = error.stack?.split("\n").filter((line) => line.trimStart().startsWith("at ")) ?? [];
  return {
    type: error.name,
    ...("code" in error ? { code: String(error.code) } : {}),
    at: frames.slice(0, 12),
  };
}
