"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ImportOutcome } from "@/lib/core/memory/transfer/import-choice";
import { readTransferFile } from "@/lib/core/memory/transfer/read-transfer-file";
import type { TransferFile } from "@/lib/core/memory/transfer/transfer-entry";
import { newId } from "../shell/new-id";
import { choicesOf, type EntryWish, type PlannedEntry, planImport } from "./import-plan";
import { compareEntries, writeImport } from "./import-run";
import { useMemoryActions } from "./memory-actions-context";

/** Files beyond this, in bytes, are more than a browser should take into memory at once. */
const largestFile = 200_000_000;

/** How far an import is. */
export type ImportStage =
  | { readonly stage: "choose"; readonly problem: string | null }
  | { readonly stage: "compare"; readonly done: number; readonly of: number }
  | {
      readonly stage: "preview";
      readonly file: TransferFile;
      readonly plan: readonly PlannedEntry[];
      readonly problem: string | null;
    }
  | { readonly stage: "write"; readonly done: number; readonly of: number }
  | {
      readonly stage: "done";
      readonly mode: "propose" | "write";
      readonly importId: string;
      readonly outcome: ImportOutcome;
      readonly problem: string | null;
    };

/** An import from file to receipt. The file is read in the browser: what is not a memory never leaves this computer's page. */
export interface Import {
  readonly now: ImportStage;
  readFile(file: File): Promise<void>;
  readText(text: string): Promise<void>;
  write(mode: "propose" | "write", wishes: ReadonlyMap<number, EntryWish>): Promise<void>;
  /** Stops what is running between two parts. */
  stop(): void;
  startOver(): void;
}

/** Runs one import at a time. */
export function useImport(onWritten: () => void): Import {
  const actions = useMemoryActions();
  const [now, setNow] = useState<ImportStage>({ stage: "choose", problem: null });
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const begin = (stage: "compare" | "write") => {
    const controller = new AbortController();
    running.current = controller;
    const report = (done: number, of: number) => setNow({ stage, done, of });
    return { signal: controller.signal, report };
  };

  const readText = async (text: string) => {
    const read = readTransferFile(text);
    if (!read.ok) return setNow({ stage: "choose", problem: read.error.problem });
    const file = read.value;
    const compared = await compareEntries(actions, file.entries, begin("compare"));
    if (compared.problem !== null) return setNow({ stage: "choose", problem: compared.problem });
    setNow({ stage: "preview", file, plan: planImport(file, compared.value), problem: null });
  };

  const readFile = async (file: File) => {
    if (file.size > largestFile)
      return setNow({
        stage: "choose",
        problem: `The file has ${Math.round(file.size / 1e6)} MB; at most ${largestFile / 1e6} MB can be read. Split it.`,
      });
    const text = await file.text().catch(() => null);
    if (text === null) return setNow({ stage: "choose", problem: "The browser could not read this file." });
    return readText(text);
  };

  const write = async (mode: "propose" | "write", wishes: ReadonlyMap<number, EntryWish>) => {
    if (now.stage !== "preview") return;
    const importId = newId();
    const choices = choicesOf(now.plan, wishes);
    const { value: outcome, problem } = await writeImport(
      actions,
      { importId, mode, choices },
      begin("write"),
    );
    setNow({ stage: "done", mode, importId, outcome, problem });
    onWritten();
  };

  return {
    now,
    readFile,
    readText,
    write,
    stop,
    startOver: () => setNow({ stage: "choose", problem: null }),
  };
}
