import { isQuestion } from "./extract-facts/gate";
import { contentStems } from "./grammar/content-stems";
import { readSentences } from "./grammar/read-terms";
import { classifyRequest } from "./requests/classify-request";

/** A summary may hold this share of the words it replaces. */
const longestShare = 0.35;
/** So many words of earlier summaries may be beside the new ones. */
const mostKeptWords = 150;
/** So that a summary of next to nothing still says something. */
const fewestWords = 6;
const summaryHeader = /^\[Summary of \d+ items?\]\s*/;
const citation = /\s*\[mem_[^\]\s]+\]/gu;
/** What this assistant says about its own doings; the person's words beside it tell more. */
const ownPhrase =
  /^(?:I (?:removed|will remember|have updated|already know|have forgotten|have corrected|hear you|keep that|found nothing|have no memory|could not|can't help)|Noted for this|Nice to meet you|Here is|My long-term memory|Before, I had|Shall I|Which shall I|You're welcome|Hello|Goodbye|All right|What shall I|Name a subject|Tell me|More than one|Say (?:a number|“)|I am the (?:demo|built-in)|Which day do you mean|(?:Kept \d|Not kept|I read English)|I remember otherwise|For the rest)\b|^\d+\.|OPENAI_API_KEY/u;
/** What an answer quotes, the person has said. */
const quotedSource = / ?You said: “.*?\)\.(?=\s|$)/gu;
const authorLine = /^(system|person|agent|tool|memory|earlier summary|notice|user|assistant): ?/i;

interface SummarySentence {
  readonly author: string;
  readonly text: string;
  readonly words: number;
  readonly stems: readonly string[];
  readonly position: number;
}

/**
 * Sums up a transcript of "author: text" lines by its most telling sentences, in their order. What the person said weighs more
 * than answers; names, numbers and dates weigh more than other words. Never empty.
 */
export function summarizeTranscript(transcript: string): string {
  const sentences = readTranscript(transcript);
  const budget = wordsAllowed(readableLines(transcript), sentences);
  const chosen = choose(sentences, budget).sort((left, right) => left.position - right.position);
  if (chosen.length > 0) return written(chosen);
  const best =
    ranked(sentences)[0]?.text ?? (readableLines(transcript).at(-1) ?? "").replace(authorLine, "").trim();
  return best === ""
    ? "Nothing was said yet."
    : best.split(" ").slice(0, Math.max(budget, fewestWords)).join(" ");
}

/** An earlier summary is short already: it is kept while there is room, so that the second summary does not lose what the first kept. */
function wordsAllowed(lines: readonly string[], sentences: readonly SummarySentence[]): number {
  const kept = sentences
    .filter(({ author }) => author === "earlier summary")
    .reduce((sum, { words }) => sum + words, 0);
  const others = countWords(lines.join(" ")) - kept;
  return Math.floor(Math.max(0, others) * longestShare) + Math.min(kept, mostKeptWords);
}

function choose(sentences: readonly SummarySentence[], budget: number): SummarySentence[] {
  const chosen: SummarySentence[] = [];
  const covered = new Set<string>();
  let words = 0;
  for (const sentence of ranked(sentences)) {
    const isNew = sentence.stems.filter((stem) => !covered.has(stem)).length * 2 > sentence.stems.length;
    if (!isNew || words + sentence.words > budget) continue;
    chosen.push(sentence);
    words += sentence.words;
    for (const stem of sentence.stems) covered.add(stem);
  }
  return chosen;
}

/** Most telling first. The rarer its words in the conversation, the more a sentence tells. */
function ranked(sentences: readonly SummarySentence[]): readonly SummarySentence[] {
  const frequency = new Map<string, number>();
  for (const stem of sentences.flatMap(({ stems }) => stems))
    frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const rarity = (stem: string) => Math.log(1 + sentences.length / (frequency.get(stem) ?? 1));
  const salience = ({ author, text, stems }: SummarySentence) => {
    const specifics = (text.match(/(?<!^)\b\p{Lu}\p{L}+|\d+/gu) ?? []).length;
    const isOwn = author === "person" || author === "user" || author === "earlier summary";
    // What people say of themselves is what they come back to.
    const weight =
      (author === "earlier summary" ? 3 : isOwn ? 1 : 0.4) * (/\b(?:I|my|we|our)\b/iu.test(text) ? 1.3 : 1);
    return (
      (weight * (stems.reduce((total, stem) => total + rarity(stem), 0) + specifics)) /
      Math.sqrt(stems.length + 3)
    );
  };
  return [...sentences].sort(
    (left, right) => salience(right) - salience(left) || left.position - right.position,
  );
}

function readTranscript(transcript: string): readonly SummarySentence[] {
  const sentences: SummarySentence[] = [];
  let author = "person";
  for (const line of readableLines(transcript)) {
    author = authorLine.exec(line)?.[1]?.toLowerCase() ?? author;
    if (author === "notice" || author === "system") continue;
    const text = line
      .replace(authorLine, "")
      .replace(summaryHeader, "")
      .replace(quotedSource, "")
      .replace(citation, "")
      .trim();
    for (const sentence of readSentences(text)) {
      const stems = contentStems(sentence.text);
      if (stems.length === 0 || !tells(sentence.text)) continue;
      sentences.push({
        author,
        text: sentence.text.trim(),
        words: countWords(sentence.text),
        stems,
        position: sentences.length,
      });
    }
  }
  return sentences;
}

/** Tool results are data for programs, not for reading. */
function readableLines(transcript: string): readonly string[] {
  return transcript
    .split("\n")
    .filter(
      (line) =>
        !/^[[{]/.test(line.replace(authorLine, "").replace(summaryHeader, "").trim()) && line.trim() !== "",
    );
}

/** Questions, greetings and commands say nothing about what is the case. */
function tells(sentence: string): boolean {
  return (
    !isQuestion(sentence) &&
    !ownPhrase.test(sentence) &&
    classifyRequest({ request: sentence, earlier: [] }).kind === "converse"
  );
}

function written(sentences: readonly SummarySentence[]): string {
  let author = "";
  return sentences
    .map((sentence) => {
      const prefix =
        sentence.author === author || sentence.author === "earlier summary"
          ? ""
          : `${sentence.author === "person" || sentence.author === "user" ? "The person said" : "The assistant said"}: `;
      author = sentence.author;
      return prefix + (/[.!?…”]$/u.test(sentence.text) ? sentence.text : `${sentence.text}.`);
    })
    .join(" ");
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}
