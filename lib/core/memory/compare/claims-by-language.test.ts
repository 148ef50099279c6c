import { describe, expect, it } from "vitest";
import { compareMemories } from "../compare-memories";

const relation = (left: string, right: string) => compareMemories(left, right, null).relation;

describe("claims in other languages", () => {
  it.each([
    ["Der Nutzer wohnt in Trier.", "Der Nutzer ist nach Mainz umgezogen."],
    ["El usuario vive en Lugo.", "El usuario se ha mudado a Vigo."],
    ["L'utilisateur habite à Brest.", "L'utilisateur a déménagé à Dijon."],
    ["Пользователь живёт в Томске.", "Пользователь переехал в Омск."],
    ["المستخدم يسكن في حلب.", "انتقل المستخدم إلى حمص."],
    ["用户住在西安。", "用户搬到了青岛。"],
    ["ユーザーは奈良に住んでいます。", "ユーザーは福岡に引っ越しました。"],
    ["사용자는 대전에 산다.", "사용자는 광주에 산다."],
    ["Die Lieblingsblume der Nutzerin ist Flieder.", "Die Lieblingsblume der Nutzerin ist Mohn."],
    ["Любимый город пользователя Псков.", "Любимый город пользователя Рига."],
    ["用户最喜欢的水果是桃子。", "用户最喜欢的水果是葡萄。"],
  ])("two homes or two favorites contradict: %s / %s", (left, right) => {
    expect(relation(left, right)).toBe("contradiction");
    expect(relation(right, left)).toBe("contradiction");
  });

  it.each([
    ["Der Nutzer wohnt in Trier.", "Die Schwester des Nutzers wohnt in Mainz."],
    ["Sofía vive en Lugo.", "El usuario vive en Vigo."],
    ["Пользователь живёт в Казани.", "Пользователь живёт в Казань."],
    ["用户住在西安。", "用户住在西安市。"],
    ["Der Nutzer wohnt in Trier.", "El usuario vive en Vigo."],
    ["用户2016年去过云南。", "用户2020年去过云南。"],
    ["The user has a lesson with Ian on Monday.", "The user has a lesson with Ian on Friday."],
    ["Paulin a vingt ans.", "Pauline a vingt ans."],
  ])(
    "other people, forms of a name, other languages, and what may happen twice do not: %s / %s",
    (left, right) => {
      expect(relation(left, right)).toBe("different");
      expect(relation(right, left)).toBe("different");
    },
  );

  it("reads one time in two notations, a birthplace and a license", () => {
    expect(relation("The job starts at 2 a.m.", "The job starts at 02:00.")).not.toBe("contradiction");
    expect(relation("The user was born in Bern.", "The user was born in Basel.")).toBe("contradiction");
    expect(relation("The app is licensed under MIT.", "The app is licensed under Apache-2.0.")).toBe(
      "contradiction",
    );
  });
});
