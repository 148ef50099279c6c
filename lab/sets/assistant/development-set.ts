import type { EvaluationDialogue } from "@/lab/assistant/evaluation-turn";
import { changeDialogues } from "./development/change-dialogues";
import { commandDialogues } from "./development/command-dialogues";
import { noiseDialogues } from "./development/noise-dialogues";
import { peopleDialogues } from "./development/people-dialogues";
import { profileDialogues } from "./development/profile-dialogues";
import { questionDialogues } from "./development/question-dialogues";

/** The dialogues that the rules were improved on; a second set in `e2e/` was not. */
export const developmentSet: readonly EvaluationDialogue[] = [
  ...profileDialogues,
  ...changeDialogues,
  ...peopleDialogues,
  ...questionDialogues,
  ...commandDialogues,
  ...noiseDialogues,
];
