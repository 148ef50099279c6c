import { z } from "zod";
import { type Task, taskSchema } from "../episode/task";

/** A benchmark's own file as tasks; null where the file is none of those that are known. */
export interface BenchmarkFile {
  readonly name: string;
  readonly tasks: readonly Task[];
}

type Draft = z.input<typeof taskSchema>;

/**
 * Reads the official files of HotpotQA (distractor setting), LoCoMo and LongMemEval. None of them, and not the paper, says how it maps to the
 * three stages; ours is written at each reader and in docs/lab.md.
 */
export function readBenchmark(value: unknown): BenchmarkFile | null {
  for (const [name, read] of readers) {
    const drafts = read(value);
    if (drafts) return { name, tasks: z.array(taskSchema).parse(drafts) };
  }
  return null;
}

/** As HotpotQA's own site has it: pairs; and as columns, which is how data sets are handed on. */
const hotpotSchema = z
  .array(
    z.object({
      _id: z.string().optional(),
      id: z.string().optional(),
      question: z.string(),
      answer: z.string().min(1),
      type: z.string(),
      supporting_facts: z.union([
        z.array(z.tuple([z.string(), z.number()])),
        z
          .object({ title: z.array(z.string()), sent_id: z.array(z.number()) })
          .transform(({ title, sent_id }) =>
            title.map((name, index) => [name, sent_id[index] ?? 0] as const),
          ),
      ]),
      context: z.union([
        z.array(z.tuple([z.string(), z.array(z.string())])),
        z
          .object({ title: z.array(z.string()), sentences: z.array(z.array(z.string())) })
          .transform(({ title, sentences }) =>
            title.map((name, index) => [name, sentences[index] ?? []] as const),
          ),
      ]),
    }),
  )
  .min(1);

/** Stage 1: the paragraphs that the answer rests on, a message each. Stage 2: the others. Stage 3: the question. */
function readHotpot(value: unknown): readonly Draft[] | null {
  const parsed = hotpotSchema.safeParse(value);
  if (!parsed.success) return null;
  return parsed.data.map(
    ({ _id, id, question, answer, type, supporting_facts: supporting, context }, index) => {
      const titles = new Set(supporting.map(([title]) => title));
      const said = new Map(context);
      const paragraphs = context.map(([title, sentences]) => ({
        isSupporting: titles.has(title),
        text: `${title}: ${sentences.join("").trim()}`,
      }));
      return {
        ...{ taskId: _id ?? id ?? `hotpotqa-${index + 1}`, suite: "hotpotqa", kind: type, language: "en" },
        messages: paragraphs.filter(({ isSupporting }) => isSupporting).map(({ text }) => ({ text })),
        distractors: paragraphs.filter(({ isSupporting }) => !isSupporting).map(({ text }) => text),
        questions: [
          {
            ...{ questionId: "q", text: question, kind: type, answer },
            supportingFacts: supporting.flatMap(([title, at]) => said.get(title)?.[at]?.trim() || []),
          },
        ],
      };
    },
  );
}

const locomoSchema = z
  .array(
    z.object({
      sample_id: z.string(),
      conversation: z.record(z.string(), z.unknown()),
      qa: z
        .array(
          z.object({
            question: z.string(),
            answer: z.union([z.string(), z.number()]).optional(),
            category: z.number(),
          }),
        )
        .min(1),
    }),
  )
  .min(1);
const locomoTurnsSchema = z.array(z.object({ speaker: z.string(), text: z.string() }));

/** The category whose questions nobody can answer. */
const adversarial = 5;

/** Stage 1: every turn of every session, with its speaker and the session's day. No distractors: the talk is long. Stage 3: all questions. */
function readLocomo(value: unknown): readonly Draft[] | null {
  const parsed = locomoSchema.safeParse(value);
  if (!parsed.success) return null;
  return parsed.data.map(({ sample_id: taskId, conversation, qa }) => {
    const sessions = Object.keys(conversation)
      .flatMap((key) => /^session_(\d+)$/.exec(key)?.[1] ?? [])
      .sort((left, right) => Number(left) - Number(right));
    return {
      ...{ taskId, suite: "locomo", kind: "conversation", language: "en", distractors: [] },
      messages: sessions.flatMap((session) => {
        const at = locomoDay(conversation[`session_${session}_date_time`]);
        const turns = locomoTurnsSchema.safeParse(conversation[`session_${session}`]).data ?? [];
        return turns
          .filter(({ text }) => text.trim() !== "")
          .map(({ speaker, text }) => ({ text: `${speaker}: ${text}`, ...at }));
      }),
      questions: qa.map(({ question, answer, category }, index) => ({
        questionId: `q${index + 1}`,
        text: question,
        kind: `category ${category}`,
        answer: category === adversarial || answer === undefined ? null : String(answer),
      })),
    };
  });
}

/** "1:56 pm on 8 May, 2023" */
function locomoDay(text: unknown): { readonly at?: string } {
  const match = /^(\d+):(\d+) (am|pm) on (\d+) (\w+), (\d+)$/.exec(typeof text === "string" ? text : "");
  if (!match) return {};
  const [, hour = "", minute = "", half = "", day = "", month = "", year = ""] = match;
  const hours = (Number(hour) % 12) + (half === "pm" ? 12 : 0);
  const date = Date.parse(`${day} ${month} ${year} ${hours}:${minute} UTC`);
  return Number.isNaN(date) ? {} : { at: new Date(date).toISOString() };
}

const longMemSchema = z
  .array(
    z.object({
      question_id: z.string(),
      question_type: z.string(),
      question: z.string(),
      answer: z.union([z.string(), z.number()]),
      haystack_dates: z.array(z.string()),
      haystack_sessions: z.array(z.array(z.object({ role: z.string(), content: z.string() }))),
    }),
  )
  .min(1);

/** Stage 1: what the person says in every session of the haystack, with its day. Stage 3: the question. `_abs`: nobody can know. */
function readLongMem(value: unknown): readonly Draft[] | null {
  const parsed = longMemSchema.safeParse(value);
  if (!parsed.success) return null;
  return parsed.data.map((entry) => ({
    ...{ taskId: entry.question_id, suite: "longmemeval", kind: entry.question_type, language: "en" },
    distractors: [],
    messages: entry.haystack_sessions.flatMap((turns, index) => {
      const at = longMemDay(entry.haystack_dates[index]);
      return turns
        .filter(({ role, content }) => role === "user" && content.trim() !== "")
        .map(({ content }) => ({ text: content, ...at }));
    }),
    questions: [
      {
        questionId: "q",
        text: entry.question,
        kind: entry.question_type,
        answer: entry.question_id.endsWith("_abs") ? null : String(entry.answer),
      },
    ],
  }));
}

/** "2023/05/20 (Sat) 02:21" */
function longMemDay(text = ""): { readonly at?: string } {
  const match = /^(\d{4})\/(\d{2})\/(\d{2}) \(\w+\) (\d{2}):(\d{2})$/.exec(text);
  if (!match) return {};
  const [, year, month, day, hour, minute] = match;
  return { at: `${year}-${month}-${day}T${hour}:${minute}:00.000Z` };
}

const readers = [
  ["hotpotqa", readHotpot],
  ["locomo", readLocomo],
  ["longmemeval", readLongMem],
] as const;
