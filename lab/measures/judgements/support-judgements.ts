import { halfOf } from "@/lab/sets/blind/half";
import type { SupportCase } from "@/lab/sets/health/health-case";
import { isReportedUnsupported } from "../health-quality";
import type { Table } from "../report";
import { halves, share } from "./halves";

/** Which memories Health calls unsupported by what was said. */
export function supportJudgements(cases: readonly SupportCase[]): readonly Table[] {
  const judged = cases.map((one) => ({
    ...one,
    half: halfOf(`${one.content} / ${one.messages.join(" ")}`),
    isReported: isReportedUnsupported(one),
  }));
  return [
    {
      title: `${cases.length} memories with what was said: "unsupported" in the health report, in percent with 95 % intervals`,
      rows: halves.map((half) => {
        const own = judged.filter((one) => one.half === half);
        const right = own.filter(({ isReported, isUnsupported }) => isReported && isUnsupported).length;
        return {
          ...{ half, cases: own.length },
          precision: share(right, own.filter(({ isReported }) => isReported).length),
          recall: share(right, own.filter(({ isUnsupported }) => isUnsupported).length),
        };
      }),
    },
    {
      title: "Cases of the tuning half that were judged otherwise",
      rows: judged
        .filter(({ half, isReported, isUnsupported }) => half === "tuning" && isReported !== isUnsupported)
        .map(({ content, messages, saidOn, isReported }) => ({
          content,
          said: messages.join(" / "),
          saidOn,
          isReported,
        })),
      isDetail: true,
    },
  ];
}
