import { z } from "zod";
import { type Task, taskSchema } from "../episode/task";
import { err, ok, type Result } from "../result";

/** A file of a folder, with its path in it. */
export interface FolderFile {
  readonly path: string;
  readonly text: string;
}

const turnSchema = z.object({
  role: z.string(),
  content: z.string(),
  time_anchor: z.string().nullish(),
});

/** Batches of conversations of turns. */
const chatSchema = z
  .array(
    z.object({
      time_anchor: z.string().nullish(),
      turns: z.array(z.array(turnSchema)),
    }),
  )
  .min(1);

/** By ability, such as `knowledge_update`. The name under which an ability keeps what is right differs. */
const questionsSchema = z.record(
  z.string(),
  z.array(
    z.object({
      question: z.string().min(1),
      answer: z.union([z.string(), z.number()]).optional(),
      ideal_answer: z.string().optional(),
      ideal_response: z.string().optional(),
      ideal_summary: z.string().optional(),
      expected_compliance: z.string().optional(),
      rubric: z.array(z.string()).optional(),
    }),
  ),
);

/** The ability whose questions the conversation does not answer. */
const abstention = "abstention";

/** Names of BEAM's own files, and of its two files side by side under the name of a chat. */
const chatPath = /(?:^|\/)chat\.json$|\.chat\.json$/;
const questionsPath = /(?:^|\/)(?:probing_)?questions\.json$|\.questions\.json$/;

/** True for a path whose file {@link readBeam} would read. */
export function isBeamPath(path: string): boolean {
  return chatPath.test(path) || questionsPath.test(path);
}

/**
 * Reads a folder of BEAM: each chat with the questions beside it, either as it is published (`100K/1/chat.json` with
 * `100K/1/probing_questions/probing_questions.json`) or side by side (`1.chat.json`, `1.questions.json`). Stage 1 is what the person says, with its
 * day and without the markers at its end; no distractors: the talk is long; stage 3 is all questions. What is wrong is one sentence that
 * names the file.
 */
export function readBeam(files: readonly FolderFile[]): Result<readonly Task[], string> {
  const questionsByChat = new Map(
    files.filter(({ path }) => questionsPath.test(path)).map((file) => [chatOf(file.path), file]),
  );
  const tasks: Task[] = [];
  const chats = files.filter(({ path }) => chatPath.test(path));
  for (const chat of chats.toSorted((left, right) => left.path.localeCompare(right.path, "en"))) {
    const name = chatOf(chat.path);
    const questions = questionsByChat.get(name);
    if (!questions) return err(`The chat ${chat.path} has no questions beside it.`);
    const read = readChat(name, chat, questions);
    if (!read.ok) return read;
    tasks.push(read.value);
  }
  return tasks.length > 0 ? ok(tasks) : err("The folder has no chat of BEAM in it.");
}

/** "100K/1" of its chat and of its questions alike. */
function chatOf(path: string): string {
  const folders = path.split("/");
  const file = folders.pop() ?? "";
  const [, own] = /^(.+)\.(?:chat|questions)\.json$/.exec(file) ?? [];
  if (own !== undefined) return [...folders, own].join("/");
  return (folders.at(-1) === "probing_questions" ? folders.slice(0, -1) : folders).join("/");
}

function readChat(name: string, chat: FolderFile, asked: FolderFile): Result<Task, string> {
  const batches = read(chat, chatSchema);
  if (!batches.ok) return batches;
  const abilities = read(asked, questionsSchema);
  if (!abilities.ok) return abilities;
  const parsed = taskSchema.safeParse({
    ...{ taskId: name || "chat", suite: "beam", kind: "conversation", language: "en" },
    messages: messagesOf(batches.value),
    questions: Object.entries(abilities.value).flatMap(([kind, questions]) =>
      questions.map((question, index) => ({
        questionId: `${kind}-${index + 1}`,
        text: question.question,
        kind,
        answer: kind === abstention ? null : answerOf(question),
        ...(question.rubric && { rubric: question.rubric.filter((point) => point.trim() !== "") }),
      })),
    ),
  });
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(`The chat ${chat.path} makes no task: ${issue?.path.join(".")}: ${issue?.message}.`);
}

/** A day holds from where it is said until the next one. */
function messagesOf(batches: z.infer<typeof chatSchema>): readonly { text: string; at?: string }[] {
  let at: string | undefined;
  return batches.flatMap(({ time_anchor: batchDay, turns }) => {
    at = dayOf(batchDay) ?? at;
    return turns.flat().flatMap(({ role, content, time_anchor: day }) => {
      at = dayOf(day) ?? at;
      const text = content.replace(/\s*->->\s*[^\s,]+,\s*\S+\s*$/, "").trim();
      return role === "user" && text !== "" ? [{ text, ...(at !== undefined && { at }) }] : [];
    });
  });
}

function answerOf(question: z.infer<typeof questionsSchema>[string][number]): string | undefined {
  const { answer, ideal_answer, ideal_response, ideal_summary, expected_compliance, rubric } = question;
  const said = answer ?? ideal_answer ?? ideal_response ?? ideal_summary ?? expected_compliance;
  return said === undefined ? rubric?.join(" ") : String(said);
}

/** "March-15-2024" */
function dayOf(text: string | null | undefined): string | undefined {
  const [, month, day, year] = /^(\p{L}+)-(\d{1,2})-(\d{4})$/u.exec(text ?? "") ?? [];
  const time = Date.parse(`${day} ${month} ${year} 12:00 UTC`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function read<Value>({ path, text }: FolderFile, schema: z.ZodType<Value>): Result<Value, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err(`${path} is not whole: it cannot be read as JSON.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(`${path} is no file of BEAM: ${issue?.path.join(".") || "its top"}: ${issue?.message}.`);
}
