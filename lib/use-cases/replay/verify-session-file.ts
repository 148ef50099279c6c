import { type FileVerdict, judgeFile } from "@/lib/core/replay/file-verdict";
import {
  type OpenedSessionFile,
  readSessionFile,
  type SessionFileProblem,
} from "@/lib/core/replay/session-file";
import type { Result } from "@/lib/core/result";
import type { FileSigner } from "@/lib/ports/file-signer";

/** Reads a session file and says what it proves about itself. Nothing is written. */
export function verifySessionFile(
  signer: FileSigner,
  { ownerId, text }: { readonly ownerId: string; readonly text: string },
): { readonly read: Result<OpenedSessionFile, SessionFileProblem>; readonly judged: FileVerdict } {
  const read = readSessionFile(text);
  const signature = read.ok ? read.value.signature : undefined;
  const check =
    read.ok && signature ? signer.check({ ownerId, hash: read.value.integrity.hash, signature }) : null;
  return { read, judged: judgeFile(read, check) };
}
