import { ModelError } from "@/lib/ports/language-model";

/** Every way a model on this machine cannot be used that a person can tell apart. */
export type LocalModelProblem =
  | { readonly code: "runtime-missing" }
  | { readonly code: "runtime-broken"; readonly reason: string }
  | { readonly code: "file-missing"; readonly file: string }
  | { readonly code: "not-a-model"; readonly file: string }
  | {
      readonly code: "file-cut";
      readonly file: string;
      readonly bytes: number;
      readonly expectedBytes: number;
    }
  | { readonly code: "too-large"; readonly neededBytes: number; readonly availableBytes: number }
  | { readonly code: "unsupported"; readonly reason: string };

/** One sentence for a person: what is wrong, and what to do. File names only, never a path of the machine. */
function describeLocalModelProblem(problem: LocalModelProblem): string {
  switch (problem.code) {
    case "runtime-missing":
      return "Local models need a runtime that is not installed yet. Install it in Settings under Local models (about 90 MB), or choose another model.";
    case "runtime-broken":
      return `The runtime for local models could not start (${problem.reason}). Install it again in Settings under Local models.`;
    case "file-missing":
      return `The model file ${problem.file} is not there any more. Download it again in Settings under Local models, or choose another model.`;
    case "not-a-model":
      return `${problem.file} is not a GGUF model. Choose another file.`;
    case "file-cut":
      return `${problem.file} is cut off: it has ${inMegabytes(problem.bytes)} of ${inMegabytes(problem.expectedBytes)}. Resume or repeat its download.`;
    case "too-large":
      return `This model needs about ${inMegabytes(problem.neededBytes)} of memory, and this machine has ${inMegabytes(problem.availableBytes)} for it. Choose a smaller one.`;
    case "unsupported":
      return `This model cannot be run here (${problem.reason}). Choose another model.`;
  }
}

/** A local model cannot be used. The message is the sentence for a person. */
export class LocalModelError extends ModelError {
  constructor(readonly problem: LocalModelProblem) {
    super(
      problem.code.startsWith("runtime") ? "model-unreachable" : "model-not-found",
      describeLocalModelProblem(problem),
    );
    this.name = "LocalModelError";
  }
}

function inMegabytes(bytes: number): string {
  const megabytes = bytes / 1024 ** 2;
  return megabytes < 1_024
    ? `${Math.max(1, Math.round(megabytes))} MB`
    : `${(megabytes / 1024).toFixed(1)} GB`;
}
