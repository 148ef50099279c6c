/** A place among the answers that run at once, until it is given back; by then the answer runs, or was refused. */
export interface Admission {
  release(): void;
}
