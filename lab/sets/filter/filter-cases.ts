import type { FilterCase } from "./filter-case";
import { foodAndHomeCases } from "./food-and-home-cases";
import { pastedTextCases } from "./pasted-text-cases";
import { smallTalkCases } from "./small-talk-cases";
import { sportsAndLeisureCases } from "./sports-and-leisure-cases";
import { travelAndHealthCases } from "./travel-and-health-cases";
import { workAndCodeCases } from "./work-and-code-cases";

/**
 * The labelled set that θ of FILTER is calibrated on. Written by hand for this purpose, in English, the only language of the
 * built-in embedder; nothing of it comes from a person's conversation.
 */
export const filterCases: readonly FilterCase[] = [
  ...sportsAndLeisureCases,
  ...foodAndHomeCases,
  ...travelAndHealthCases,
  ...workAndCodeCases,
  ...smallTalkCases,
  ...pastedTextCases,
];

/** θ is chosen on every second case and reported on the others, so that both halves have every kind of subject. */
export const casesToChooseOn: readonly FilterCase[] = filterCases.filter((_, index) => index % 2 === 0);
export const casesToReportOn: readonly FilterCase[] = filterCases.filter((_, index) => index % 2 === 1);
