import { cosine } from "@/lib/core/context/similarity";
import { type EpisodeRecord, logsOfQuestion } from "@/lib/core/episode/episode-record";
import type { Task, TaskQuestion } from "@/lib/core/episode/task";
import type { EpisodeResult, QuestionResult } from "@/lib/core/lab/episode-result";
import {
  answerPrompt,
  type JudgePrompt,
  memoryQualityPrompt,
  rubricPrompt,
} from "@/lib/core/lab/judge-prompts";
import { readJudgeScore } from "@/lib/core/lab/judge-score";
import type { JudgedQuestion, ModelJudgement } from "@/lib/core/lab/model-judgement";
import { mean } from "@/lib/core/metric/statistics";
import { splitSentences } from "@/lib/core/text/sentences";
import type { Embedder } from "@/lib/ports/embedder";
import type { JudgeModel } from "@/lib/ports/judge-model";

/** Memories that the released code looks at for one question. */
const mostMemories = 20;

/** What is to be judged: an episode with what came of it. */
export interface JudgedEpisodeInput {
  readonly task: Task;
  readonly record: EpisodeRecord;
  readonly result: EpisodeResult;
}

/**
 * Has a model judge an episode: every answer on the paper's six bands, the memories in both ways in which memory quality is judged, and every point
 * of a rubric. What nobody can read in its answer is asked for once more, and then counts as unread. Throws `JudgeGoneError`.
 */
export async function judgeByModel(
  { judge, embedder }: { readonly judge: JudgeModel; readonly embedder: Pick<Embedder, "embed"> },
  { task, record, result }: JudgedEpisodeInput,
): Promise<ModelJudgement> {
  const asking = new Asking(judge);
  const questions: JudgedQuestion[] = [];
  for (const answered of result.questions) {
    const question = task.questions.find(({ questionId }) => questionId === answered.questionId);
    if (!question) throw new Error(`The task ${task.taskId} has no question ${answered.questionId}.`);
    const memories = await qualityOf({ asking, embedder, task, record, result, question });
    questions.push({
      questionId: question.questionId,
      answer: await asking.score(answerPrompt({ ...goldOf(question), answer: answered.answer })),
      ...memories,
      rubric: await rubricOf(asking, question, answered),
    });
  }
  return { judge: judge.identity, questions, asked: asking.asked, unread: asking.unread };
}

class Asking {
  asked = 0;
  unread = 0;

  constructor(private readonly judge: JudgeModel) {}

  async score(prompt: JudgePrompt): Promise<number | null> {
    for (const again of ["", "\nAnswer with one number from 0 to 1, such as 0.7, and nothing else."]) {
      this.asked += 1;
      const score = readJudgeScore(await this.judge.ask({ ...prompt, system: prompt.system + again }));
      if (score !== null) return score;
    }
    this.unread += 1;
    return null;
  }
}

function goldOf({ text, answer, alsoRight }: TaskQuestion) {
  return { question: text, gold: answer, alsoRight };
}

async function rubricOf(
  asking: Asking,
  { text: question, rubric = [] }: TaskQuestion,
  { answer }: QuestionResult,
): Promise<number | null> {
  const scores: number[] = [];
  for (const point of rubric) {
    const score = await asking.score(rubricPrompt({ question, answer, point }));
    if (score === null) return null;
    scores.push(score);
  }
  return scores.length === 0 ? null : mean(scores);
}

interface QualityInput extends JudgedEpisodeInput {
  readonly asking: Asking;
  readonly embedder: Pick<Embedder, "embed">;
  readonly question: TaskQuestion;
}

/** Nothing is asked where nothing outlives the context, or the answer rests on no fact. */
async function qualityOf({
  asking,
  embedder,
  task,
  record,
  result,
  question,
}: QualityInput): Promise<Pick<JudgedQuestion, "memoryPaper" | "memoryReleased">> {
  const facts = factsOf(task, question);
  if (!record.keepsMemories || facts.length === 0) return { memoryPaper: null, memoryReleased: null };
  const { memories } = result;
  const shared = { question: question.text, gold: question.answer, facts };
  const found = await nearest(embedder, question.text, memories);
  return {
    memoryPaper: await asking.score(
      memoryQualityPrompt("paper", { ...shared, stored: memories, retrieved: [] }),
    ),
    memoryReleased: await asking.score(
      memoryQualityPrompt("released", {
        ...shared,
        stored: found.flatMap((memory) => splitSentences(memory).map((sentence) => sentence.trim())),
        retrieved: retrievedFor(record, question.questionId),
      }),
    ),
  };
}

function factsOf({ facts, pastFacts }: Task, { evidence, supportingFacts = [] }: TaskQuestion): string[] {
  const known = [...facts, ...pastFacts].filter(({ factId }) => evidence.includes(factId));
  return known.length > 0 ? known.map(({ text }) => text) : [...supportingFacts];
}

/** As many memories as the released code looks at, those nearest to the question; where there are no more, all of them as they are. */
async function nearest(
  embedder: Pick<Embedder, "embed">,
  question: string,
  memories: readonly string[],
): Promise<readonly string[]> {
  if (memories.length <= mostMemories) return memories;
  const [asked = [], ...vectors] = await embedder.embed([question, ...memories]);
  return memories
    .map((memory, index) => ({ memory, likeness: cosine(asked, vectors[index] ?? []) }))
    .sort((left, right) => right.likeness - left.likeness)
    .slice(0, mostMemories)
    .map(({ memory }) => memory);
}

/** What was retrieved or placed in the session of a question since it was asked. */
function retrievedFor(record: EpisodeRecord, questionId: string): readonly string[] {
  const asked = record.questions.find((each) => each.questionId === questionId);
  if (!asked) return [];
  const log = logsOfQuestion(record, asked).at(-1)?.events ?? [];
  const from = log.findLastIndex((event) => event.type === "stage-started");
  const texts = log.slice(Math.max(0, from)).flatMap((event) => {
    if (event.type === "memories-retrieved")
      return [...event.hits, ...event.alreadyInContext].map(({ content }) => content);
    return event.type === "outside-memory-used" && event.act === "recall"
      ? event.memories.map(({ text }) => text)
      : [];
  });
  return [...new Set(texts)];
}
