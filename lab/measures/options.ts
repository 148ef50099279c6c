// What a measurement is asked for on its command line.
import process from "node:process";

/** True for the smallest size of a measurement: a few seconds, to see that it runs. Its figures mean nothing. */
export const isQuick = process.argv.includes("--quick");

/** All of them; with `--quick` the first few. */
export function sized<Item>(all: readonly Item[], few: number): readonly Item[] {
  return isQuick ? all.slice(0, few) : all;
}

/** The word after an option, or the fallback where it is not given. */
export function optionOf(name: string, fallback: string): string {
  const place = process.argv.indexOf(name);
  return (place >= 0 ? process.argv[place + 1] : undefined) ?? fallback;
}
