import { describe, expect, test } from "vitest";
import { bm25Weight, scoreOf, wordWeight } from "@/lib/core/memory/rank";
import { memoryTerms, queryTerms, scoreWords, sourceShare } from "@/lib/core/memory/word-score";
import { seededRandom } from "@/lib/core/seeded-random";
import type { Storage } from "@/lib/ports/storage";
import { added, deleted, started, turnStarted, updated } from "./contract-events";
import { openStorage } from "./open-storage";

/** What search of every memory store must keep; run in memory, on PGlite and on a Postgres server. */
export function describeSearch(name: string, open: () => Promise<Storage>): void {
  describe(`search: ${name}`, () => {
    const opened = openStorage(open);
    const { append } = opened;

    const vectors = { sea: [1, 0, 0], food: [0, 1, 0], city: [0, 0, 1] };
    const remember = (facts: readonly (readonly [string, string, readonly number[] | null])[]) => {
      const events = facts.map(([memoryId, content]) => added(memoryId, content));
      const embeddings = new Map(
        events.map((event, index) => [event.id, { model: "three", vector: facts[index]?.[2] ?? null }]),
      );
      return append(0, [started(), ...events], { embeddings });
    };

    test("adds meaning and words, best first, and says both parts", async () => {
      await remember([
        ["mem_a", "Works as a marine biologist.", vectors.sea],
        ["mem_b", "Is allergic to peanuts.", vectors.food],
        ["mem_c", "Lives in Bergen.", vectors.city],
      ]);
      const byMeaning = await search(opened.scope.ownerId, "ocean job", vectors.sea);
      expect(byMeaning.map((memory) => memory.memoryId)).toEqual(["mem_a", "mem_b", "mem_c"]);
      expect(byMeaning[0]).toMatchObject({ meaning: 1, words: 0, score: 1 });
      const byWords = await search(opened.scope.ownerId, "allergic to peanuts?", null);
      expect(byWords[0]).toMatchObject({ memoryId: "mem_b", meaning: null, words: 1, named: 0 });
      expect(byWords[0]?.score).toBeCloseTo(wordWeight + bm25Weight * (byWords[0]?.bm25 ?? 0), 5);
    });

    test("finds by the words of the message that a memory came from, for less than its own", async () => {
      const text = "We finally brought the greyhound home from the shelter, she owns the sofa already.";
      const heard = turnStarted("turn", text);
      const itemId = heard.type === "turn-started" ? (heard.items[0]?.itemId ?? "") : "";
      const source = { itemId, start: 0, end: text.length, quote: text };
      const fromMessage = Object.assign(added("mem_a", "Has a dog named Biscuit."), { source });
      const byHand = Object.assign(added("mem_b", "Bought a sofa."), { source: null });
      const taking = { lease: { take: { turnId: "turn", untilMs: Date.now() + 60_000 } } };
      await append(0, [started(), heard, fromMessage, byHand], {
        ...taking,
        sourceTexts: new Map([[fromMessage.id, text]]),
      });
      const [shelter] = await search(opened.scope.ownerId, "shelter", null);
      expect(shelter).toMatchObject({ memoryId: "mem_a" });
      expect(shelter?.words).toBeCloseTo(sourceShare, 5);
      expect((await search(opened.scope.ownerId, "sofa", null)).map(({ memoryId }) => memoryId)).toEqual([
        "mem_b",
        "mem_a",
      ]);
    });

    test("puts the named person before others of whom more words are found", async () => {
      await remember([
        ["mem_a", "Jun plays the cello.", null],
        ["mem_b", "Tomasz plays the violin.", null],
      ]);
      const found = await search(opened.scope.ownerId, "What does Tomasz play?", null);
      expect(found.map(({ memoryId, named }) => [memoryId, named])).toEqual([
        ["mem_b", 1],
        ["mem_a", 0],
      ]);
    });

    test("gives the same ten as a scan of everything, however it chooses what to compare", async () => {
      const random = seededRandom(7);
      const vectorOf = () => unit(Array.from({ length: 256 }, () => random() - 0.5));
      const nouns = ["boat", "harbour", "cello", "lamp", "dog", "tram", "garden", "letter"];
      const wordAt = () => nouns[Math.floor(random() * nouns.length)] ?? "";
      const facts = Array.from({ length: 420 }, (_, place) => {
        const content = `The ${wordAt()} of number ${place} stands by the ${wordAt()}.`;
        return { memoryId: `mem_${place}`, content, vector: vectorOf() };
      });
      await remember(facts.map(({ memoryId, content, vector }) => [memoryId, content, vector] as const));
      for (const query of ["the boat by the garden", "Where is number 77?", "nothing of all this", "cello"]) {
        const vector = vectorOf();
        const asked = queryTerms(query);
        const words = scoreWords(
          asked,
          facts.map(({ content }) => memoryTerms(content, null)),
        );
        const expected = facts
          .map((fact, place) => {
            const meaning = fact.vector.reduce((sum, one, at) => sum + one * (vector[at] ?? 0), 0);
            const parts = words[place] ?? { words: 0, bm25: 0, named: 0 };
            return { memoryId: fact.memoryId, score: scoreOf({ meaning, ...parts }) };
          })
          .sort((left, right) => right.score - left.score);
        const embedding = { model: "three", vector };
        const request = { ...opened.scope, query, embedding, metadataFilter: null, limit: 10 };
        const found = await opened.storage.memoryStore.search(request);
        expect(found.memories.map(({ memoryId }) => memoryId)).toEqual(
          expected.slice(0, 10).map(({ memoryId }) => memoryId),
        );
        expect(found.memories[0]?.score).toBeCloseTo(expected[0]?.score ?? 0, 4);
        expect(found.searchedMemories).toBe(420);
      }
    });

    test("compares new text with the same memories as a scan of everything would", async () => {
      const random = seededRandom(11);
      const noise = () => unit(Array.from({ length: 256 }, () => random() - 0.5));
      const asked = noise();
      const nouns = ["boat", "harbour", "cello", "lamp", "dog", "tram"];
      const wordAt = () => nouns[Math.floor(random() * nouns.length)] ?? "";
      const facts = Array.from({ length: 420 }, (_, place) => {
        const near = place % 30 === 0 ? 0.4 + place / 600 : 0;
        const vector = unit(noise().map((one, at) => one + 2 * near * (asked[at] ?? 0)));
        const content =
          place % 3 === 0 ? `Entry ${place}.` : `The ${wordAt()} of ${place} is near the ${wordAt()}.`;
        return { memoryId: `mem_${place}`, content, vector };
      });
      await remember(facts.map(({ memoryId, content, vector }) => [memoryId, content, vector] as const));
      for (const content of ["A cello lies in the boat.", "entry 33.", "Quite another matter."]) {
        const { terms } = queryTerms(content);
        const scored = facts.map((fact) => {
          const own = memoryTerms(fact.content, null).own;
          const shared = terms.filter((term) => own.has(term)).length;
          const meaning = fact.vector.reduce((sum, one, at) => sum + one * (asked[at] ?? 0), 0);
          const isSame = fact.content.toLowerCase() === content.toLowerCase();
          const score = shared / Math.max(own.size + terms.length - shared, 1) + meaning;
          return { memoryId: fact.memoryId, isLike: shared > 0 || isSame || meaning >= 0.5, isSame, score };
        });
        const expected = scored
          .filter(({ isLike }) => isLike)
          .sort((left, right) => Number(right.isSame) - Number(left.isSame) || right.score - left.score)
          .slice(0, 20);
        const embedding = { model: "three", vector: asked };
        const request = { ...opened.scope, content, embedding, limit: 20 };
        const similar = await opened.storage.memoryStore.findSimilar(request);
        expect(similar.map(({ memoryId }) => memoryId)).toEqual(expected.map(({ memoryId }) => memoryId));
      }
    });

    test("says where what it found comes from, in its newest wording", async () => {
      const quote = "I'm a marine biologist";
      const source = { itemId: "item", start: 0, end: quote.length, quote };
      await append(0, [
        started(),
        Object.assign(added("mem_a", "Works as a marine biologist."), { source }),
        Object.assign(added("mem_b", "Lives in Bergen."), { source: null }),
      ]);
      const { sources } = await opened.storage.memoryStore.search({
        ...opened.scope,
        query: "biologist in Bergen",
        embedding: null,
        metadataFilter: null,
        limit: 5,
      });
      expect(sources.get("mem_a")).toEqual({
        quote,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        origin: "edited-by-person",
      });
      expect(sources.get("mem_b")).toMatchObject({ quote: null });
    });

    test("finds words across endings and accents", async () => {
      await remember([
        ["mem_a", "Enjoys cafés in the morning.", vectors.food],
        ["mem_b", "Owns a boat.", vectors.sea],
      ]);
      expect((await search(opened.scope.ownerId, "cafe", null))[0]).toMatchObject({
        memoryId: "mem_a",
        words: 1,
      });
    });

    test.each([
      ["花生", "mem_zh"],
      ["猫", "mem_cat"],
      ["アレルギー", "mem_ja"],
      ["ถั่วลิสง", "mem_th"],
      ["собаки", "mem_ru"],
      ["मीना", "mem_hi"],
      ["C++", "mem_signs"],
    ])("finds “%s” in any script, with or without spaces between words", async (query, memoryId) => {
      await remember([
        ["mem_zh", "用户对花生过敏", null],
        ["mem_birthday", "用户的生日是五月三日", null],
        ["mem_cat", "用户养了一只叫豆豆的猫", null],
        ["mem_ja", "ユーザーは卵アレルギーがあります", null],
        ["mem_th", "ผู้ใช้แพ้ถั่วลิสง", null],
        ["mem_ru", "Пользователь любит своих собак и кошек", null],
        ["mem_hi", "उसकी बेटी का नाम मीना है", null],
        ["mem_other", "उसकी बेटी का नाम मोना है", null],
        ["mem_signs", "Writes firmware in C++.", null],
      ]);
      expect((await search(opened.scope.ownerId, query, null))[0]).toMatchObject({ memoryId, meaning: null });
    });

    test("knows no meaning of what the embedder cannot read", async () => {
      await remember([["mem_a", "用户对花生过敏", null]]);
      const [found] = await search(opened.scope.ownerId, "花生", vectors.food);
      expect(found).toMatchObject({ memoryId: "mem_a", meaning: null });
    });

    test("weighs words by how rare they are among the memories", async () => {
      await remember([
        ["mem_a", "Mara owns boat.", vectors.sea],
        ["mem_b", "Mara owns bike.", vectors.city],
        ["mem_c", "Mara hates cabbage.", vectors.food],
      ]);
      const found = await search(opened.scope.ownerId, "Mara boat cabbage unicorn", null);
      const idf = (frequency: number) => Math.log(1 + (3 - frequency + 0.5) / (frequency + 0.5));
      const all = idf(3) + idf(1) + idf(1) + idf(0);
      expect(found.map(({ memoryId }) => memoryId)).toEqual(["mem_a", "mem_c", "mem_b"]);
      expect(found[0]?.words).toBeCloseTo((idf(3) + idf(1)) / all, 5);
      expect(found[2]?.words).toBeCloseTo(idf(3) / all, 5);
    });

    test("answers a query without a single word, and one with hundreds", async () => {
      await remember([["mem_a", "Owns a boat.", vectors.sea]]);
      const long = Array.from({ length: 300 }, (_, index) => `word${index}`).join(" ");
      for (const query of ["the of and", `${long} boat`, "?!"]) {
        const [found] = await search(opened.scope.ownerId, query, vectors.sea);
        expect(found).toMatchObject({ memoryId: "mem_a", meaning: 1 });
        expect(found?.words).toBeLessThan(0.1);
      }
    });

    test("finds for comparison what shares no word but is close in meaning, equal text first", async () => {
      await remember([
        ["mem_a", "Lives in Bergen.", vectors.city],
        ["mem_b", "Owns a boat.", vectors.sea],
        ["mem_c", "Was it so.", vectors.food],
      ]);
      const alike = async (content: string, vector: readonly number[]) =>
        (
          await opened.storage.memoryStore.findSimilar({
            ...opened.scope,
            content,
            embedding: { model: "three", vector },
            limit: 5,
          })
        ).map(({ memoryId }) => memoryId);
      expect(await alike("Moved to Oslo", vectors.city)).toEqual(["mem_a"]);
      expect(await alike("was it so.", vectors.sea)).toEqual(["mem_c", "mem_b"]);
    });

    test("never compares vectors of two models", async () => {
      await remember([["mem_a", "Owns a boat.", vectors.sea]]);
      const request = {
        ...opened.scope,
        query: "xyz",
        embedding: { model: "other", vector: [1, 0, 0, 0] },
        metadataFilter: null,
        limit: 5,
      };
      expect((await opened.storage.memoryStore.search(request)).memories[0]).toMatchObject({
        meaning: null,
        score: 0,
      });
    });

    test("filters by metadata, counts what it searched, and sees only current versions", async () => {
      await append(0, [
        started(),
        added("mem_a", "Lives in Bergen.", { slot: "home" }),
        added("mem_b", "Works in Bergen.", { slot: "work" }),
      ]);
      await append(3, [
        updated("mem_b", 2, "Works in Oslo.", { slot: "work" }),
        added("mem_c", "Was in Bergen.", { slot: "home" }),
        deleted("mem_c", 1),
      ]);
      const request = {
        ...opened.scope,
        query: "Bergen",
        embedding: null,
        metadataFilter: { slot: "home" },
        limit: 5,
      };
      const found = await opened.storage.memoryStore.search(request);
      expect(found).toMatchObject({
        searchedMemories: 1,
        memories: [{ memoryId: "mem_a", metadata: { slot: "home" } }],
      });
    });

    test("finds what new text resembles", async () => {
      await remember([
        ["mem_a", "Mara lives in Bergen.", vectors.city],
        ["mem_b", "Owns a boat.", vectors.sea],
      ]);
      const embedding = { model: "three", vector: vectors.city };
      const similar = await opened.storage.memoryStore.findSimilar({
        ...opened.scope,
        content: "mara lives in bergen",
        embedding,
        limit: 3,
      });
      expect(similar).toEqual([
        { memoryId: "mem_a", version: 1, content: "Mara lives in Bergen.", meaning: 1, sharedWords: 1 },
      ]);
    });

    test("treats quotes, operators and wildcards in a query as plain text", async () => {
      await remember([["mem_a", "Owns a boat.", vectors.sea]]);
      for (const query of ["'; DROP TABLE event; --", "boat & !(x) | 'y':*", "%_\\", '{"not":null}']) {
        expect(await search(opened.scope.ownerId, query, null)).toHaveLength(1);
      }
      expect(
        await opened.storage.memoryStore.listCurrent({ ...opened.scope, limit: 5, search: "%" }),
      ).toEqual([]);
    });

    async function search(ownerId: string, query: string, vector: readonly number[] | null) {
      const embedding = vector ? { model: "three", vector } : null;
      return (
        await opened.storage.memoryStore.search({ ownerId, query, embedding, metadataFilter: null, limit: 5 })
      ).memories;
    }
  });
}

function unit(vector: readonly number[]): readonly number[] {
  const length = Math.hypot(...vector);
  return vector.map((one) => one / length);
}
