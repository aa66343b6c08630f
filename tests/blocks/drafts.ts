import type { Draft } from '#scoping/assessment';
import { brand } from '#scoping/ids';

const at = new Date('2027-01-04T09:00:00Z');

/** Answers in progress, as the store would hand them out. */
export const draftWith = (more: Partial<Draft> = {}): Draft => ({
  team: brand<'team'>('T1'),
  id: brand<'draft'>('4f9f3a52-7d0e-4c6f-9a53-0f6c1b6f2a11'),
  person: brand<'person'>('U1'),
  channel: brand<'channel'>('C1'),
  target: brand<'channel'>('C1'),
  project: null,
  name: '',
  description: '',
  link: null,
  page: 'essentials',
  answers: {},
  given: {},
  epoch: 3,
  basis: 0,
  version: 1,
  begunAt: at,
  savedAt: at,
  setAsideAt: null,
  warnedAt: null,
  closeToldAt: null,
  pen: null,
  clicked: {},
  reply: null,
  ...more,
});
