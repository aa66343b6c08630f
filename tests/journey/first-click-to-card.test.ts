import { describe, expect, test } from 'vitest';
import { modes, openWorkspace } from './workspace.ts';

describe.each(modes)('in %s mode', (mode) => {
  test('from `/ragft` to a submitted assessment', async () => {
    const { slack, store } = await openWorkspace(mode);
    const ana = slack.as('ana');

    await ana.slash('/ragft', '#ai-projects');
    await slack.until(() => ana.modals().length === 1);
    expect(ana.modal().title).toBe('The essentials');
    await ana.fill('name', 'Support assistant');
    await ana.fill('needs_knowledge', 'yes');
    await ana.submit();
    expect(ana.modal().title).toBe('Knowledge and trust');
    await ana.click('skip');
    await slack.quiet();
    expect(ana.modal().title).toBe('Your answers');
    await ana.submit();
    expect(ana.modal().title).toBe('Submitted');
    void store;
  });
});
