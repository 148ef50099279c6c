import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** `hung`: no answer in time. `died`: it ended. `nonsense`: what it wrote is no answer. `refused`: it says that it could not. */
export class SideProcessError extends Error {
  constructor(
    readonly code: "hung" | "died" | "nonsense" | "refused",
    message: string,
  ) {
    super(message);
  }
}

/** A program that answers one line of JSON with one line of JSON, in order. */
export interface SideProcess {
  /** Throws `SideProcessError`. After `hung`, `died` and `nonsense` the process is over, and so is whatever it kept. */
  ask(request: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  readonly isOver: boolean;
  close(): Promise<void>;
}

export interface SideProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** All of its environment: nothing of ours, so no key is in it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly answerLimitMs: number;
  /** Loading its packages takes longer than anything after. */
  readonly firstAnswerLimitMs: number;
}

/** The last words of a process that are kept, in characters. */
const keptErrors = 2_000;

/** A line that is longer is no answer, in characters. */
const longestLine = 20_000_000;

interface Waiting {
  readonly id: number;
  readonly answer: (answer: Readonly<Record<string, unknown>>) => void;
  readonly fail: (error: SideProcessError) => void;
  readonly timer: NodeJS.Timeout;
}

/** Starts a side process. It ends with ours: its standard input closes then. */
export function startSideProcess(options: SideProcessOptions): SideProcess {
  const { command, args, environment, folder } = options;
  const child = spawn(command, [...args], {
    cwd: folder,
    env: environment as NodeJS.ProcessEnv,
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  return new LineProcess(child, options);
}

class LineProcess implements SideProcess {
  isOver = false;
  private readonly ended: Promise<void>;
  private queue: Promise<unknown> = Promise.resolve();
  private waiting: Waiting | null = null;
  private asked = 0;
  private errors = "";

  constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly options: SideProcessOptions,
  ) {
    createInterface({ input: child.stdout }).on("line", (line) => this.read(line));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.errors = (this.errors + text).slice(-keptErrors);
    });
    // A write to a process that has just ended is told by its end.
    child.stdin.on("error", () => undefined);
    this.ended = new Promise((resolve) => {
      const end = (how: string) => {
        this.isOver = true;
        this.fail(new SideProcessError("died", `Its process ended (${how})${this.lastWords()}.`));
        resolve();
      };
      child.once("error", (error) => end(error.message));
      child.once("close", (code, signal) => end(signal ?? `code ${code}`));
    });
  }

  ask(request: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
    const asking = this.queue.then(() => this.askNow(request));
    this.queue = asking.catch(() => undefined);
    return asking;
  }

  async close(): Promise<void> {
    if (!this.isOver) {
      this.child.stdin.end();
      const timer = setTimeout(() => this.child.kill("SIGKILL"), 3_000);
      await this.ended;
      clearTimeout(timer);
    }
  }

  private askNow(request: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
    if (this.isOver) return Promise.reject(new SideProcessError("died", "Its process has ended."));
    this.asked += 1;
    const id = this.asked;
    const limitMs = id === 1 ? this.options.firstAnswerLimitMs : this.options.answerLimitMs;
    return new Promise((answer, fail) => {
      const timer = setTimeout(
        () => this.giveUp("hung", `It gave no answer within ${Math.round(limitMs / 1_000)} s`),
        limitMs,
      );
      this.waiting = { id, answer, fail, timer };
      this.child.stdin.write(`${JSON.stringify({ ...request, id })}\n`);
    });
  }

  private read(line: string): void {
    const said = line.length > longestLine ? null : parseObject(line);
    const waiting = this.waiting;
    if (!said || !waiting || said.id !== waiting.id) {
      this.giveUp("nonsense", `It wrote what is no answer: “${line.slice(0, 120)}”`);
      return;
    }
    this.waiting = null;
    clearTimeout(waiting.timer);
    if (said.ok === true) waiting.answer(said);
    else waiting.fail(new SideProcessError("refused", String(said.error ?? "It said no more.")));
  }

  private giveUp(code: "hung" | "nonsense", sentence: string): void {
    this.isOver = true;
    this.fail(new SideProcessError(code, `${sentence}${this.lastWords()}.`));
    this.child.kill("SIGKILL");
  }

  private fail(error: SideProcessError): void {
    const waiting = this.waiting;
    this.waiting = null;
    if (!waiting) return;
    clearTimeout(waiting.timer);
    waiting.fail(error);
  }

  private lastWords(): string {
    const last = this.errors.trim().split("\n").at(-1)?.trim();
    return last ? `: ${last.slice(0, 300)}` : "";
  }
}

function parseObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
