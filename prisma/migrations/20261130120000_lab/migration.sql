-- Runs of the lab and their episodes.
CREATE TABLE "lab_run" (
    "owner_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "manifest" JSONB NOT NULL,
    "tasks" JSONB NOT NULL,
    "cells" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "lab_run_pkey" PRIMARY KEY ("owner_id","run_id")
);

CREATE TABLE "lab_cell" (
    "owner_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "cell_id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "strategy" TEXT NOT NULL,
    "repeat" INTEGER NOT NULL,
    "worker_id" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "outcome" JSONB,
    "record" JSONB,
    "duration_ms" DOUBLE PRECISION,

    CONSTRAINT "lab_cell_pkey" PRIMARY KEY ("owner_id","run_id","cell_id")
);

ALTER TABLE "lab_run" ADD CONSTRAINT "lab_run_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "owner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "lab_cell" ADD CONSTRAINT "lab_cell_owner_id_run_id_fkey" FOREIGN KEY ("owner_id", "run_id") REFERENCES "lab_run"("owner_id", "run_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
