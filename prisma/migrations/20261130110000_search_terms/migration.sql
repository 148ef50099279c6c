-- Terms are made by the app, so that every storage finds the same in every script; rows of earlier releases are read again at the next start.
ALTER TABLE "memory_version" ADD COLUMN "terms_version" SMALLINT NOT NULL DEFAULT 0;
