/** What every form of an operation is given. It closes itself when its operation was accepted. */
export interface OperationFormProps {
  readonly onDone: () => void;
}
