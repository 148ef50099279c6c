import { open, readFile, rename, rm, writeFile } from "node:fs/promises";
import process from "node:process";
import { z } from "zod";
import { exportLines } from "@/lib/core/training/export-lines";
import { localActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { readConversation } from "@/lib/use-cases/training/read-conversation";
import type { TrainOrders } from "./orders";
import { TrainFailure } from "./train-failure";

type ExportOrders = Extract<TrainOrders, { command: "export" }>;

/** How far an export has come: what is in the file up to this byte is whole. */
const progressSchema = z.strictObject({
  format: z.string(),
  sanitize: z.string(),
  done: z.array(z.string()),
  bytes: z.int().min(0),
});
type Progress = z.infer<typeof progressSchema>;

/** More conversations than anybody has. */
const mostSessions = 1_000_000;

/**
 * Writes conversation after conversation and notes each when it is whole, so that a stopped export goes on and no conversation is in the file
 * twice. In memory is one conversation at a time.
 */
export async function exportToFile({
  out,
  format,
  sessionId,
  sanitize,
  resumes,
}: ExportOrders): Promise<void> {
  const app = await getApp();
  const note = `${out}.progress`;
  const settings = { format, sanitize };
  let progress = resumes ? await readProgress(note, settings) : { ...settings, done: [], bytes: 0 };
  try {
    const { ownerId } = localActor;
    const listed = await app.deps.sessionDirectory.list({ ownerId, limit: mostSessions });
    const wanted = sessionId ? [sessionId] : listed.map((session) => session.sessionId).reverse();
    const file = await open(out, resumes ? "r+" : "w").catch((error: NodeJS.ErrnoException) => {
      throw new TrainFailure(
        resumes && error.code === "ENOENT"
          ? `There is no file ${out} to go on with: leave out --resume.`
          : `${out} cannot be written: ${error.message}`,
      );
    });
    try {
      await file.truncate(progress.bytes);
      for (const id of wanted) {
        if (progress.done.includes(id)) continue;
        const conversation = await readConversation(app.deps, { ownerId, sessionId: id });
        if (!conversation) throw new TrainFailure(`There is no session ${id} here.`);
        const lines = exportLines(conversation, format, sanitize).map((line) => `${line}\n`);
        const { bytesWritten } = await file.write(Buffer.from(lines.join("")), 0, null, progress.bytes);
        progress = { ...progress, done: [...progress.done, id], bytes: progress.bytes + bytesWritten };
        await writeFile(`${note}.partial`, JSON.stringify(progress));
        await rename(`${note}.partial`, note);
      }
    } finally {
      await file.close();
    }
    await rm(note, { force: true });
    process.stderr.write(`${progress.done.length} conversations, ${progress.bytes} bytes in ${out}\n`);
  } finally {
    await app.close();
  }
}

async function readProgress(
  note: string,
  settings: Pick<Progress, "format" | "sanitize">,
): Promise<Progress> {
  const text = await readFile(note, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new TrainFailure(
      error.code === "ENOENT"
        ? `Nothing was stopped here: ${note} is missing. Leave out --resume.`
        : `${note} cannot be read: ${error.message}`,
    );
  });
  const progress = progressSchema.parse(JSON.parse(text));
  if (progress.format !== settings.format || progress.sanitize !== settings.sanitize)
    throw new TrainFailure(
      `The export was begun with --format ${progress.format} --sanitize ${progress.sanitize}: go on with these, or begin again without --resume.`,
    );
  return progress;
}
