import "server-only";
import pino from "pino";

/** The app's own log, on standard error: what happened and where, never what a person or a model said, and no keys. */
export const log = pino(
  {
    name: "agemem-studio",
    level: process.env.AGEMEM_LOG_LEVEL ?? "info",
    redact: ["*.apiKey", "*.authorization", "*.headers"],
  },
  pino.destination(2),
);
