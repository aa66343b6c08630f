import { writeSync } from 'node:fs';
import { brand } from '#scoping/ids';
import { openStore } from '#store/index';
import { acme, ana, minute, newDraft, submission } from '#tests/store/samples';

/**
 * The process that `kills` kills: walkers that begin drafts, answer and submit them side by side, and say on stdout
 * what the store reported as done, one line each, at once.
 */
const [path = '', life = ''] = process.argv.slice(2);

const WALKERS = 8;
const choices = ['under_80', '80_89', '90_plus'] as const;

const done = (line: string): void => {
  writeSync(1, `${line}\n`);
};

const store = await openStore({
  path,
  report: (row) => {
    throw row;
  },
});

async function walk(walker: number): Promise<never> {
  for (let n = 0; ; n++) {
    const id = brand<'draft'>(`${life}.${walker}.${n}`);
    const { draft } = await store.drafts.resumeOrBegin(acme, newDraft(id, { name: id }), minute(0));
    done(`begun ${id}`);
    let { version } = draft;
    for (const prompt_result of choices) {
      const kept = await store.drafts.keep(acme, id, ana, { answers: { prompt_result } }, minute(version));
      version = kept?.version ?? 0;
      done(`kept ${id} ${prompt_result}`);
    }
    const submitted = await store.assessments.submit(
      acme,
      submission(id, { draftVersion: version }),
      minute(9),
    );
    done(`${submitted.kind} ${id}`);
  }
}

await Promise.all(Array.from({ length: WALKERS }, (_, walker) => walk(walker)));
