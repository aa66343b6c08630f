/** Yes, no, or not known: what an answer says about a statement. */
export type Truth = boolean | undefined;

/** Yes if any is yes, no if all are no, else unknown. */
export function anyOf(...statements: readonly Truth[]): Truth {
  if (statements.includes(true)) return true;
  return statements.includes(undefined) ? undefined : false;
}

/** No if any is no, yes if all are yes, else unknown. */
export function allOf(...statements: readonly Truth[]): Truth {
  if (statements.includes(false)) return false;
  return statements.includes(undefined) ? undefined : true;
}

export function not(statement: Truth): Truth {
  return statement === undefined ? undefined : !statement;
}
