import type { types } from '@slack/bolt';
import { readProject as readId } from '#blocks/card-ids';
import { sourcesView } from '#blocks/sources-view';
import { whatWouldChangeIt } from '#blocks/what-if';
import { whyView } from '#blocks/why';
import type { Standing } from '#journey/messenger';
import { readProject } from '#journey/read-project';
import { GONE, type OnClick, onCard } from '../card-click.ts';

/** A button that opens something to read about a project; on top of what is open, if it stands in a modal. */
const opens = (draw: (standing: Standing) => types.ModalView): OnClick =>
  onCard(
    (action) => readId('value' in action ? action.value : undefined),
    async ({ deps, who, project, show }) => {
      const read = await readProject(deps, who, project);
      if (read.kind === 'refused') return read.why;
      if (read.kind === 'gone') return GONE;
      await show(draw(read));
      return undefined;
    },
  );

/** *Why* */
export const whyAsked = opens(({ project, assessment }) => whyView(project, assessment));

/** *Sources* */
export const sourcesAsked = opens(({ assessment }) => sourcesView(assessment.recommendation));

/** *What would change it* */
export const changeAsked = opens(({ project, assessment }) => whatWouldChangeIt(project, assessment));
