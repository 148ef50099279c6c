import * as chrono from "chrono-node";
import { languageOf } from "../../text/language";
import type { TimeFound } from "./calendar-words";
import { daysFrom, type Interval, monthsFrom, yearsFrom } from "./interval";

/** Readers of dates, by the language of the text. */
const readers: Readonly<Record<string, chrono.Chrono>> = {
  ar: chrono.ar.casual,
  de: chrono.de.casual,
  es: chrono.es.casual,
  fi: chrono.fi.casual,
  fr: chrono.fr.casual,
  it: chrono.it.casual,
  ja: chrono.ja.casual,
  nl: chrono.nl.casual,
  pt: chrono.pt.casual,
  ru: chrono.ru.casual,
  sv: chrono.sv.casual,
  uk: chrono.uk.casual,
  vi: chrono.vi.casual,
  zh: chrono.zh.casual,
};

const latinReaders = ["de", "es", "fr", "it", "nl", "pt", "sv", "fi"];

/** Days from the day of the message on, in languages that the library does not read; of two days for one word either may be meant. */
const nearDays: readonly (readonly [RegExp, readonly number[]])[] = [
  [/오늘/gu, [0]],
  [/내일(?:이다|입니다|이에요)?/gu, [1]],
  [/모레/gu, [2]],
  [/어제/gu, [-1]],
  [/(?<![\p{L}\p{M}])आज(?![\p{L}\p{M}])/gu, [0]],
  [/(?<![\p{L}\p{M}])कल(?![\p{L}\p{M}])/gu, [1, -1]],
  [/(?<![\p{L}\p{M}])परसों(?![\p{L}\p{M}])/gu, [2, -2]],
  [/วันนี้/gu, [0]],
  [/พรุ่งนี้/gu, [1]],
  [/เมื่อวาน/gu, [-1]],
];

const koreanDay = /(?<year>\d{4})년\s?(?<month>\d{1,2})월\s?(?<day>\d{1,2})일(?:이다|입니다|이에요)?/gu;
const hindiMonths = "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर".split(" ");
const thaiMonths =
  "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split(" ");
const monthDay = new RegExp(
  `(?<day>\\d{1,2})\\s(?<month>${[...hindiMonths, ...thaiMonths].join("|")})\\s(?<year>\\d{4})`,
  "gu",
);

/**
 * The days, months and years that a text in another language than English names, as intervals in UTC counted from `now` (ISO). A word that can mean
 * two days ("कल") is found with both.
 */
export function readForeignTimes(text: string, now: string): readonly TimeFound[] {
  return [...readersOf(text).flatMap((reader) => readWith(reader, text, now)), ...readByHand(text, now)];
}

function readersOf(text: string): readonly chrono.Chrono[] {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return [chrono.ja.casual];
  if (/\p{Script=Han}/u.test(text)) return [chrono.zh.casual, chrono.ja.casual];
  if (/\p{Script=Cyrillic}/u.test(text)) return [chrono.ru.casual, chrono.uk.casual];
  if (/\p{Script=Arabic}/u.test(text)) return [chrono.ar.casual];
  const known = readers[languageOf(text) ?? ""];
  if (known) return [known];
  return /\p{Script=Latin}/u.test(text) ? latinReaders.flatMap((language) => readers[language] ?? []) : [];
}

function readWith(reader: chrono.Chrono, text: string, now: string): readonly TimeFound[] {
  return reader.parse(text, { instant: new Date(now), timezone: 0 }).flatMap((result) => {
    const interval = intervalOf(result);
    return interval ? [{ words: result.text, index: result.index, interval }] : [];
  });
}

function intervalOf({ start }: chrono.ParsedResult): Interval | null {
  const [year, month, day] = [start.get("year"), start.get("month"), start.get("day")];
  if (year === null || month === null || day === null) return null;
  if (start.isCertain("day") || start.isCertain("weekday")) return daysFrom(year, month, day);
  if (start.isCertain("month")) return monthsFrom(year, month);
  return start.isCertain("year") ? yearsFrom(year) : null;
}

function readByHand(text: string, now: string): readonly TimeFound[] {
  const today = new Date(now);
  const near = nearDays.flatMap(([pattern, days]) =>
    [...text.matchAll(pattern)].flatMap(({ 0: words, index }) =>
      days.map((day) => ({
        words,
        index,
        interval: daysFrom(today.getUTCFullYear(), today.getUTCMonth() + 1, today.getUTCDate() + day),
      })),
    ),
  );
  const dates = [koreanDay, monthDay].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: words, index, groups }) => ({
      words,
      index,
      interval: daysFrom(
        gregorian(Number(groups?.year), text),
        monthOf(groups?.month ?? ""),
        Number(groups?.day),
      ),
    })),
  );
  return [...near, ...dates];
}

function monthOf(written: string): number {
  const named = Math.max(hindiMonths.indexOf(written), thaiMonths.indexOf(written)) + 1;
  return named > 0 ? named : Number(written);
}

/** Thai years count from the Buddha: 2569 is 2026. */
function gregorian(year: number, text: string): number {
  return /\p{Script=Thai}/u.test(text) && year > 2400 ? year - 543 : year;
}
