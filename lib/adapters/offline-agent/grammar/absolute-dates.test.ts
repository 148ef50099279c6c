import { describe, expect, it } from "vitest";
import { findDate } from "./absolute-dates";

const today = new Date(2026, 10, 22, 12);

describe("findDate", () => {
  it.each([
    ["My sister visits on 14 March.", "on 14 March 2027", "2027-03-14"],
    ["an appointment next Tuesday at 3pm", "on 24 November 2026 at 15:00", "2026-11-24"],
    ["I fly in June", "in June 2027", "2027-06"],
    ["away from 3 to 10 June", "from 3 June 2027 to 10 June 2027", "2027-06-03"],
    ["due by 15 May", "by 15 May 2027", "2027-05-15"],
    ["next weekend", "on the weekend of 28 November 2026", "2026-11-28"],
    ["in two weeks", "in the week of 6 December 2026", "2026-12-06"],
  ])("looks forward in %j", (text, phrase, iso) => {
    expect(findDate(text, today, "future")).toMatchObject({ phrase, iso });
  });

  it.each([
    ["I moved last week", "in mid-November 2026"],
    ["I moved last month", "in October 2026"],
    ["I moved in June", "in June 2026"],
    ["I moved two years ago", "in 2024"],
    ["I moved in 2019", "in 2019"],
    ["I moved on 3 May 1990", "on 3 May 1990"],
  ])("looks back in %j", (text, phrase) => {
    expect(findDate(text, today, "past")).toMatchObject({ phrase });
  });

  it.each([
    "My sister María y Ana",
    "Vía d, 3",
    "Sofía m. is here",
    "Panadería y Café",
    "Çağrı a y",
    "Lucía d Oro",
  ])("reads no date out of a word in %j", (text) => {
    expect(findDate(text, today, "future")).toBeNull();
  });

  it("keeps the letters around a date", () => {
    expect(findDate("Zoë's visit à Liège on 3 March", today, "future")).toMatchObject({
      words: "on 3 March",
      phrase: "on 3 March 2027",
    });
  });

  it.each(["we lost 3–1", "I may go", "half past three", "my dog is 3 years old", "we march for peace"])(
    "finds no date in %j",
    (text) => {
      expect(findDate(text, today, "future")).toBeNull();
    },
  );
});
