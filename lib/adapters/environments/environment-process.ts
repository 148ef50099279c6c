import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { z } from "zod";
import { EnvironmentFailedError } from "@/lib/ports/environment";
import type { InstalledPeer } from "../peer-memories/install-peer";
import { sideEnvironment } from "../peer-memories/side-environment";
import { type SideProcess, SideProcessError, startSideProcess } from "../peer-memories/side-process";
import { type EnvironmentQuestion, environmentAnswers } from "./environment-answers";

/** A search for a plan and a simulator that starts may take their time, in milliseconds. */
const answerLimitMs = 2 * 60_000;
const firstAnswerLimitMs = 3 * 60_000;

export interface EnvironmentProcessOptions {
  /** What it is called in a sentence. */
  readonly title: string;
  readonly installed: InstalledPeer;
  /** The person's folder of problems or games. */
  readonly dataFolder: string | null;
  readonly answerLimitMs?: number;
}

/** The side process of an environment: one world at a time. Whatever goes wrong in it is an `EnvironmentFailedError`. */
export class EnvironmentProcess {
  private constructor(
    private readonly title: string,
    private readonly process: SideProcess,
    private readonly folder: string,
    /** Of the packages and of what they play. */
    readonly version: string,
  ) {}

  /** Starts it, and asks for its version: where a package is missing or broken, it is told here. */
  static async start(options: EnvironmentProcessOptions): Promise<EnvironmentProcess> {
    const { title, installed, dataFolder } = options;
    const folder = await mkdtemp(path.join(/* turbopackIgnore: true */ os.tmpdir(), "agemem-world-"));
    const side = startSideProcess({
      command: installed.command,
      args: [...installed.args, folder, ...(dataFolder === null ? [] : [dataFolder])],
      environment: sideEnvironment(folder),
      folder,
      answerLimitMs: options.answerLimitMs ?? answerLimitMs,
      firstAnswerLimitMs: options.answerLimitMs ?? firstAnswerLimitMs,
    });
    const started = new EnvironmentProcess(title, side, folder, "");
    try {
      const { version } = await started.ask("version");
      return new EnvironmentProcess(title, side, folder, version);
    } catch (error) {
      await started.close();
      throw error;
    }
  }

  get isOver(): boolean {
    return this.process.isOver;
  }

  async ask<Question extends EnvironmentQuestion>(
    question: Question,
    request: Readonly<Record<string, unknown>> = {},
  ): Promise<z.infer<(typeof environmentAnswers)[Question]>> {
    const answer = await this.process.ask({ op: question, ...request }).catch((error: unknown) => {
      if (error instanceof SideProcessError) throw this.failure(error.message);
      throw error;
    });
    const read = environmentAnswers[question].safeParse(answer);
    if (read.success) return read.data as z.infer<(typeof environmentAnswers)[Question]>;
    const [issue] = read.error.issues;
    throw this.failure(`Its answer cannot be read at ${issue?.path.join(".") || "its top"}.`);
  }

  async close(): Promise<void> {
    await this.process.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  failure(sentence: string): EnvironmentFailedError {
    return new EnvironmentFailedError(`${this.title}: ${sentence}`);
  }
}
