import type { Actor } from '#sandbox/actor';
import type { OpenView } from '#sandbox/contract';
import type { Sandbox } from '#sandbox/index';

/** Opens their Home and waits until it is drawn: that Slack's event was acknowledged says nothing of it. */
export const homeOf = (slack: Sandbox, who: Actor): Promise<OpenView> =>
  homeAfter(slack, who, () => who.openHome());

/** Their Home as it is drawn after something they did. */
export async function homeAfter(slack: Sandbox, who: Actor, act: () => Promise<unknown>): Promise<OpenView> {
  const before = drawn(who)?.hash;
  await act();
  await slack.until(() => drawn(who) !== undefined && drawn(who)?.hash !== before);
  return who.home();
}

/** Undefined where none was drawn. */
export function drawn(who: Actor): OpenView | undefined {
  try {
    return who.home();
  } catch {
    return undefined;
  }
}
