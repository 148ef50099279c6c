import { z } from "zod";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import { policyCardSchema } from "@/lib/core/model/policy-card";
import { nothing, readContract } from "../contract";

const fit = z.object({
  verdict: z.enum(["fits", "tight", "too-large"]),
  neededBytes: z.number(),
  tokensPerSecond: z.object({ low: z.number(), high: z.number() }),
});

const download = z.object({
  offerId: z.string(),
  status: z.enum(["running", "checking", "stopped", "failed"]),
  receivedBytes: z.number(),
  totalBytes: z.number().nullable(),
  bytesPerSecond: z.number(),
  problem: z.string().nullable(),
});

/** Models on this machine: what runs them, which are here, which can be had, and what is on its way. */
const localModelsView: z.ZodType<LocalModelsView> = z.object({
  runtime: z.object({
    status: z.enum(["missing", "installing", "installed", "failed"]),
    receivedBytes: z.number(),
    totalBytes: z.number(),
    problem: z.string().nullable(),
  }),
  machine: z.object({
    totalMemoryBytes: z.number(),
    cores: z.number(),
    memoryBytesPerSecond: z.number(),
    freeDiskBytes: z.number(),
  }),
  files: z.array(
    z.object({
      modelId: z.string(),
      name: z.string(),
      fileBytes: z.number(),
      trainedContext: z.number().nullable(),
      bytesPerContextToken: z.number().nullable(),
      isEmbedding: z.boolean(),
      outsidePath: z.string().nullable(),
      problem: z.string().nullable(),
      fit,
    }),
  ),
  policies: z.array(
    z.object({ modelId: z.string(), card: policyCardSchema.nullable(), problem: z.string().nullable() }),
  ),
  offers: z.array(
    z.object({
      offerId: z.string(),
      name: z.string(),
      fileName: z.string(),
      path: z.string(),
      bytes: z.number(),
      license: z.string(),
      purpose: z.string(),
      isEmbedding: z.boolean(),
      isBaseOnly: z.boolean().optional(),
      sha256: z.string().optional(),
      fit,
      download: download.nullable(),
    }),
  ),
});

export const viewLocalModelsContract = readContract("model/view-local-models", {
  request: nothing,
  response: localModelsView,
});
