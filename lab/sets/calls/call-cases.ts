import type { CallCase, MeantCall } from "./call-case";
import { developmentCalls, heldOutCalls } from "./meant-calls";
import { stylesOfOne, stylesOfSeveral } from "./writing-styles";

/** Quotes of another language cannot hold text that has quotes of its own, and a flat call none with a name. */
const plainOnly = new Set(["typographic quotes", "German quotes", "single quotes"]);

/** What models write where they mean calls: the half that the rules were written on. */
export const developmentCallCases: readonly CallCase[] = casesOf(developmentCalls, 0);

/** The half that the rules never saw: other calls, and other pairs of call and style. */
export const heldOutCallCases: readonly CallCase[] = casesOf(heldOutCalls, 5);

/** Each style with two calls, chosen in turn so that every call meets many styles. */
function casesOf(calls: readonly MeantCall[], offset: number): readonly CallCase[] {
  const pick = (index: number) => calls[index % calls.length] as MeantCall;
  const single = Object.entries(stylesOfOne).flatMap(([kind, write], index) =>
    [pick(index + offset), pick(3 * index + offset + 1)].flatMap((one) =>
      plainOnly.has(kind) && /["'„“”\\]/.test(Object.values(one.arguments).join())
        ? []
        : [{ kind, text: write(one), calls: [one] }],
    ),
  );
  const several = Object.entries(stylesOfSeveral).map(([kind, write], index) => {
    const meant = [pick(index + offset), pick(index + offset + 2)];
    return { kind, text: write(meant), calls: meant };
  });
  return [...single, ...several];
}
