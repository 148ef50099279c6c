import { PrismaPg } from "@prisma/adapter-pg";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type Transaction = Awaited<ReturnType<Adapter["startTransaction"]>>;

/**
 * Prisma's adapter for `pg`, with one lie removed: Postgres answers COMMIT of a transaction in which a statement failed with a rollback,
 * and Prisma takes that for success when the code swallowed the statement's error. Here such a commit fails with that error.
 */
export class TruthfulPrismaPg extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => refuseHollowCommit(await start(isolationLevel));
    return adapter;
  }
}

function refuseHollowCommit(transaction: Transaction): Transaction {
  let failure: { readonly error: unknown } | null = null;
  async function watched<Answer>(statement: Promise<Answer>): Promise<Answer> {
    try {
      const answer = await statement;
      // After a failure only going back to a savepoint succeeds, and that makes the transaction whole again.
      failure = null;
      return answer;
    } catch (error) {
      failure ??= { error };
      throw error;
    }
  }
  const queryRaw = transaction.queryRaw.bind(transaction);
  const executeRaw = transaction.executeRaw.bind(transaction);
  transaction.queryRaw = (query) => watched(queryRaw(query));
  transaction.executeRaw = async (query) => {
    if (query.sql !== "COMMIT" || !failure) return watched(executeRaw(query));
    const { error } = failure;
    await executeRaw({ ...query, sql: "ROLLBACK" });
    throw error;
  };
  return transaction;
}
