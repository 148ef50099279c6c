"use server";

import { z } from "zod";
import type { ActionResult } from "@/lib/client/session/server-actions";
import { memoryContentMaxCharacters, memoryTypes } from "@/lib/core/log/operations";
import type { StoreChange } from "@/lib/core/memory/diff-stores";
import type { ImportOutcome, PastImport } from "@/lib/core/memory/transfer/import-choice";
import type { JudgedEntry } from "@/lib/core/memory/transfer/judge-entry";
import { ok } from "@/lib/core/result";
import { runAction } from "@/lib/server/run-action";
import { applyImport as writePart } from "@/lib/use-cases/memory/apply-import";
import { compareImport as comparePart, entriesPerCall } from "@/lib/use-cases/memory/compare-import";
import { compareStores as compareMoments } from "@/lib/use-cases/memory/compare-stores";
import { listImports as listPast } from "@/lib/use-cases/memory/list-imports";

const line = z.int().positive();
const content = z.string().min(1).max(memoryContentMaxCharacters);
const importId = z.string().regex(/^[\w-]{1,64}$/);
const nothing = z.strictObject({});

const entrySchema = z.strictObject({
  line,
  content,
  memoryType: z.enum(memoryTypes),
  metadata: z.record(z.string().max(64), z.union([z.string().max(500), z.number(), z.boolean()])),
  createdAt: z.iso.datetime().nullable(),
});

/** The dry run of a part of a file. */
export async function compareImport(
  input: unknown,
): Promise<ActionResult<{ readonly judged: readonly JudgedEntry[] }>> {
  const schema = z.strictObject({
    entries: z.array(z.strictObject({ line, content })).min(1).max(entriesPerCall),
  });
  return runAction(schema, input, async ({ deps, ownerId }, { entries }) =>
    ok({ judged: await comparePart(deps, { ownerId, entries }) }),
  );
}

/** Writes a part of an import, as memories or as changes that wait. */
export async function applyImport(input: unknown): Promise<ActionResult<ImportOutcome>> {
  const schema = z.strictObject({
    importId,
    mode: z.enum(["propose", "write"]),
    choices: z
      .array(
        z.strictObject({
          entry: entrySchema,
          choice: z.enum(["add", "update"]),
          target: z.strictObject({ memoryId: z.string().max(64), version: z.int().positive() }).nullable(),
        }),
      )
      .min(1)
      .max(entriesPerCall),
  });
  return runAction(schema, input, ({ deps, ownerId }, part) => writePart(deps, { ownerId, ...part }));
}

/** The imports made so far. */
export async function listImports(
  input: unknown,
): Promise<ActionResult<{ readonly imports: readonly PastImport[] }>> {
  return runAction(nothing, input, async ({ deps, ownerId }) =>
    ok({ imports: await listPast(deps, { ownerId }) }),
  );
}

/** What changed in the store between two moments. */
export async function compareStores(
  input: unknown,
): Promise<
  ActionResult<{ readonly from: number; readonly to: number; readonly changes: readonly StoreChange[] }>
> {
  const moment = z.union([
    z.strictObject({ at: z.iso.datetime() }),
    z.strictObject({ position: z.int().min(0) }),
  ]);
  return runAction(z.strictObject({ from: moment, to: moment }), input, async ({ deps, ownerId }, range) =>
    ok(await compareMoments(deps, { ownerId, ...range })),
  );
}
