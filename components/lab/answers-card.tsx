import { Check, X } from "lucide-react";
import type { Task } from "@/lib/core/episode/task";
import type { EpisodeCell } from "./episode-view";
import { LabCard, leftCell, WideTable, WordHead } from "./lab-card";
import { shareText } from "./lab-numbers";
import { replayAddress } from "./replay-address";
import { StrategyName } from "./strategy-mark";

interface AnswersCardProps {
  readonly runId: string;
  readonly task: Task;
  readonly cells: readonly EpisodeCell[];
}

/** Each question with its gold and what each strategy answered, from what stood in its prompt; an answer opens in the replay. */
export function AnswersCard({ runId, task, cells }: AnswersCardProps) {
  return (
    <LabCard title="Answers" facts="an answer opens in the replay, at its question">
      <WideTable label="Answers, as a table">
        <thead>
          <tr>
            <WordHead>question</WordHead>
            <WordHead>gold</WordHead>
            {cells.map(({ cellId, strategy }) => (
              <WordHead key={cellId}>
                <StrategyName strategy={strategy} />
              </WordHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {task.questions.map((question) => (
            <tr key={question.questionId} className="border-t border-line align-top">
              <th scope="row" className={`${leftCell} font-normal`}>
                {question.text} <span className="text-xs text-mute">{question.kind}</span>
              </th>
              <td className={leftCell}>{question.answer ?? <i className="text-mute">nobody can know</i>}</td>
              {cells.map((cell) => (
                <td key={cell.cellId} className={leftCell}>
                  <Answer runId={runId} cell={cell} questionId={question.questionId} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </LabCard>
  );
}

interface AnswerProps {
  readonly runId: string;
  readonly cell: EpisodeCell;
  readonly questionId: string;
}

function Answer({ runId, cell, questionId }: AnswerProps) {
  if (cell.outcome.status !== "done") return <span className="text-danger">{cell.outcome.message}</span>;
  const result = cell.outcome.result.questions.find((each) => each.questionId === questionId);
  if (!result) return <span className="text-mute">not asked</span>;
  const { isRight, answer, evidenceInPrompt, staleInPrompt, place } = result;
  const Icon = isRight ? Check : X;
  const grounds = [
    evidenceInPrompt === null ? null : `evidence in the prompt: ${shareText(evidenceInPrompt)}`,
    staleInPrompt ? "a stale value was there" : null,
  ].filter((each) => each !== null);
  return (
    <>
      <a
        href={replayAddress(runId, cell.cellId, place)}
        className="inline-flex min-h-6 items-center gap-1.5 hover:underline pointer-coarse:min-h-11"
      >
        <Icon
          aria-label={isRight ? "right" : "wrong"}
          className={isRight ? "size-4 shrink-0 text-add" : "size-4 shrink-0 text-danger"}
        />
        {answer === "" ? "no answer" : answer}
      </a>
      <span className="block text-xs text-mute">{grounds.join(" · ")}</span>
    </>
  );
}
