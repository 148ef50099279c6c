-- Words of the message that a memory came from help to find it; the memory's own words stay apart, for comparing memories with each other.
-- The signs of a vector's components, 32 times smaller, choose which vectors are worth comparing.
-- AlterTable
ALTER TABLE "memory_version" ADD COLUMN     "signs" BIT VARYING GENERATED ALWAYS AS (binary_quantize("embedding")) STORED,
ADD COLUMN     "source_lexemes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "memory_version_source_lexemes_idx" ON "memory_version" USING GIN ("source_lexemes");
