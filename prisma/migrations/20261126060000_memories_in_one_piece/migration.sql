-- A search reads every vector of an owner. By default Postgres moves vectors of more than 2,000 bytes out of their row, and fetching each back
-- costs more than comparing it. Rows up to almost a page stay whole; longer vectors still move out.
ALTER TABLE "memory_version" SET (toast_tuple_target = 8160);

-- Brings back the vectors that were moved out before.
UPDATE "memory_version" SET "embedding" = ("embedding"::real[])::vector WHERE "embedding" IS NOT NULL;
