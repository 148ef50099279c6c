/** What so many histories can show, as a sentence; `detectable` as `smallestDetectableDifference` gives it. */
export function detectableSentence(detectable: number | null): string {
  const ground = "80 % power, 30 % of the pairs differ";
  return detectable === null
    ? `So few histories show no difference of two strategies, however large (${ground}).`
    : `So many histories show a paired difference of ${Math.round(detectable * 100)} points or more (${ground}).`;
}
