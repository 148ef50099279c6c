-- AlterTable
ALTER TABLE "event" ADD COLUMN "hash" TEXT;

-- What follows Prisma's schema language cannot say.

-- Events from before version 3 have no hash, every later one has: none is written without.
ALTER TABLE "event" ADD CONSTRAINT "event_hash_since_version_3" CHECK (
  CASE WHEN "schema_version" < 3 THEN "hash" IS NULL ELSE "hash" ~ '^[0-9a-f]{64}$' AND "hash" IS NOT NULL END
);
