import type { Dependencies } from "../dependencies";

/** A watch tried to call a model or an embedder. Always a bug: anyone who watches a record must get the record. */
export class WatchCallError extends Error {
  constructor(what: string) {
    super(`A watch called ${what}. The record is shown as it is; nothing may be computed again.`);
    this.name = "WatchCallError";
  }
}

/** The same reads without the means to change what is read: the model and the embedder throw, and so does every append. */
export function watchDependencies(deps: Dependencies): Dependencies {
  const refuse = (what: string) => () => {
    throw new WatchCallError(what);
  };
  return {
    ...deps,
    languageModel: { identity: deps.languageModel.identity, stream: refuse("the language model") },
    embedder: { model: deps.embedder.model, reads: () => true, embed: refuse("the embedder") },
    eventLog: {
      read: (request) => deps.eventLog.read(request),
      find: (request) => deps.eventLog.find(request),
      findMentions: (request) => deps.eventLog.findMentions(request),
      exists: (request) => deps.eventLog.exists(request),
      append: refuse("the append of the log"),
      adopt: refuse("the append of the log"),
    },
  };
}
