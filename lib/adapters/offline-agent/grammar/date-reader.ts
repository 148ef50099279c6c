import { en } from "chrono-node";

/** Days that have a name and come every year on the same date: day and month. */
const namedDays: Readonly<Record<string, readonly [day: number, month: number]>> = {
  "christmas eve": [24, 12],
  "christmas day": [25, 12],
  christmas: [25, 12],
  "boxing day": [26, 12],
  "new year's eve": [31, 12],
  "new year's day": [1, 1],
  "new year's": [1, 1],
  halloween: [31, 10],
  "valentine's day": [14, 2],
  "st patrick's day": [17, 3],
  "all saints' day": [1, 11],
};
const pattern = new RegExp(`\\b(?:${Object.keys(namedDays).join("|")})(?![\\p{L}'])`, "iu");

/** Reads English dates, day before month, and the days that have a name. */
export const dateReader = en.GB.clone();
dateReader.parsers.push({
  pattern: () => pattern,
  extract: (_, match) => {
    const [day, month] = namedDays[match[0].toLowerCase()] ?? [];
    return day && month ? { day, month } : null;
  },
});
