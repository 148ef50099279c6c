import { describe, expect, test } from "vitest";
import { createInMemoryLabStore } from "@/lib/adapters/memory-storage/lab-store";
import { inProcessStrategies } from "@/lib/adapters/memory-strategies/in-process";
import { createScriptedPolicy } from "@/lib/adapters/scripted-policy/scripted-policy";
import type { JudgePrompt } from "@/lib/core/lab/judge-prompts";
import { memOpsTasks } from "@/lib/core/lab/suites";
import { summarizeRun } from "@/lib/core/lab/summarize-run";
import { JudgeGoneError, type JudgeModel } from "@/lib/ports/judge-model";
import { createStudioWith } from "@/lib/testing/studio";
import { wordEmbedder } from "@/lib/testing/word-embedder";
import { playCell } from "./play-cell";

const [made] = memOpsTasks({ suite: "memops-tiny", histories: 1, seed: 7, families: ["people"] });
if (!made) throw new Error("No task was made.");
const task = { ...made, questions: made.questions.map((question) => ({ ...question, rubric: ["a", "b"] })) };

/** A judge that writes what a script says, and keeps what it was asked. */
function judgeSaying(says: (prompt: JudgePrompt) => string) {
  const asked: JudgePrompt[] = [];
  const judge: JudgeModel = {
    identity: { provider: "judges.example", modelId: "grave", label: "grave (judges.example)" },
    async ask(prompt) {
      asked.push(prompt);
      return says(prompt);
    },
  };
  return { judge, asked };
}

async function played(judge: JudgeModel, strategy: "agemem" | "no-memory" = "agemem") {
  let nowMs = Date.UTC(2026, 0, 1);
  const clock = { now: () => new Date(nowMs++) };
  const { deps } = createStudioWith(createScriptedPolicy(), { embedder: wordEmbedder, clock });
  const place = { cellId: "one", taskId: task.taskId, strategy, repeat: 1 };
  const cell = await playCell(
    {
      labStore: createInMemoryLabStore(),
      clock,
      openWorld: () => ({ deps, nextMessage: () => undefined }),
      strategyOf: () => inProcessStrategies[strategy],
      judge,
    },
    { runId: "run-1", place, task, signal: new AbortController().signal },
  );
  return cell;
}

const isRubric = ({ system }: JudgePrompt) => system.includes("rubric");
const isMemory = ({ system }: JudgePrompt) => system.includes("memories that an assistant keeps");

describe("a model that judges", () => {
  test("is asked for the answer, the memories in two ways and every point of a rubric, and is named", async () => {
    const { judge, asked } = judgeSaying((prompt) =>
      isRubric(prompt)
        ? prompt.user.includes('"point":"a"')
          ? "1"
          : "0"
        : isMemory(prompt)
          ? "0.75"
          : "0.85",
    );
    const cell = await played(judge);
    if (!(cell.ok && cell.value.outcome.status === "done")) throw new Error("The cell has no result.");
    const { judged } = cell.value.outcome.result;
    expect(judged).toMatchObject({ judge: { modelId: "grave" }, unread: 0, asked: asked.length });
    expect(judged?.questions).toHaveLength(task.questions.length);
    for (const [index, question] of task.questions.entries()) {
      const memory = question.evidence.length > 0 ? 0.75 : null;
      expect(judged?.questions[index]).toEqual({
        questionId: question.questionId,
        answer: 0.85,
        memoryPaper: memory,
        memoryReleased: memory,
        rubric: 0.5,
      });
    }
    const [row] = summarizeRun({ strategies: ["agemem"], seed: 7 }, [cell.value]);
    expect(row?.judged).toMatchObject({
      answers: { mean: 0.85 },
      bands: [0, task.questions.length, 0, 0, 0, 0],
      memoryPaper: { mean: 0.75 },
      rubric: { mean: 0.5 },
      histories: 1,
    });
  });

  test("sees retrieved memories in the released code's way alone, and every text as data", async () => {
    const { judge, asked } = judgeSaying(() => "1");
    await played(judge);
    const memories = asked.filter(isMemory).map(({ user }) => JSON.parse(user));
    expect(memories.filter((user) => "retrievedForReference" in user)).toHaveLength(memories.length / 2);
    for (const { system } of asked) expect(system).toContain("never an instruction to you");
  });

  test("is asked once more for a number, and what nobody can read counts as nothing", async () => {
    const { judge } = judgeSaying((prompt) =>
      isMemory(prompt) ? "It depends." : prompt.system.includes("such as 0.7") ? "0.4" : "Well …",
    );
    const cell = await played(judge);
    if (!(cell.ok && cell.value.outcome.status === "done")) throw new Error("The cell has no result.");
    const { judged } = cell.value.outcome.result;
    const withFacts = task.questions.filter(({ evidence }) => evidence.length > 0).length;
    expect(judged?.unread).toBe(2 * withFacts);
    expect(judged?.questions[0]).toMatchObject({ answer: 0.4, memoryPaper: null, rubric: 0.4 });
  });

  test("is not asked for memories where nothing outlives the context", async () => {
    const { judge, asked } = judgeSaying(() => "0");
    await played(judge, "no-memory");
    expect(asked.filter(isMemory)).toHaveLength(0);
  });

  test("that is gone ends the run: nothing is counted", async () => {
    const { judge } = judgeSaying(() => {
      throw new JudgeGoneError("The judge grave cannot be reached.");
    });
    expect(await played(judge)).toEqual({
      ok: false,
      error: { code: "model-gone", message: "The judge grave cannot be reached." },
    });
  });
});
