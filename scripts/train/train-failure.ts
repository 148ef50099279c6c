/** Something that cannot be done, as a sentence. */
export class TrainFailure extends Error {}
