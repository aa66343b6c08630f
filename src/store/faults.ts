/** Another process kept the database to itself for longer than we can wait. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
  constructor() {
    super('The database is in use by another process.');
  }
}

/** The connection to the database broke, or none can be made: whether what was asked was done, nobody knows. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
  constructor(cause: Error) {
    super(`The database does not answer: ${messageOf(cause)}`, { cause });
  }
}

/** The database server cannot be reached, or does not answer. */
export class StoreUnreachable extends Error {
  override readonly name = 'StoreUnreachable';
  constructor(where: string, cause: Error) {
    super(
      `The database ${where} does not answer: ${messageOf(cause)}. Is the server running, and reachable from here?`,
      {
        cause,
      },
    );
  }
}

/** A host with several addresses is refused once for each, without a message of its own. */
const messageOf = (cause: Error): string =>
  cause instanceof AggregateError ? cause.errors.map(String).join(', ') : cause.message;

/** Nothing can be written any more, until somebody looks after the disk. What was acknowledged before is safe. */
export class StoreUnwritable extends Error {
  override readonly name = 'StoreUnwritable';
  constructor(code: string, cause: Error) {
    const what =
      code === 'SQLITE_FULL'
        ? 'The disk of the database is full: make room on it.'
        : `The database cannot be written (${code}): look after its disk.`;
    super(`${what} What was acknowledged is safe; what is refused now has to be done again.`, { cause });
  }
}

export class StoreClosed extends Error {
  override readonly name = 'StoreClosed';
  constructor() {
    super('The store is closed.');
  }
}

/** The database cannot be used as it is, and the message says what to do. Nothing in it was touched. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
}

/** What is stored in a row is not what we ever write there. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow';
  readonly table: string;
  readonly id: string;

  constructor(table: string, id: string, problem: string) {
    super(`Row ${id} of ${table} cannot be read: ${problem}`);
    this.table = table;
    this.id = id;
  }
}
