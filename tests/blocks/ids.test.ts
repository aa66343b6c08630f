import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  actions,
  type Bookmark,
  blockId,
  callbacks,
  readBlockId,
  readBookmark,
  writeBookmark,
} from '#blocks/ids';
import { limits } from '#blocks/limits';

test('a bookmark is read as it was written, and fits', () => {
  const anyMark: fc.Arbitrary<Bookmark> = fc.record(
    {
      draft: fc.uuid(),
      at: fc.string({ maxLength: 64 }),
      quick: fc.constant(true as const),
      from: fc.string({ maxLength: 64 }),
      seen: fc.nat(),
    },
    { requiredKeys: ['draft'], noNullPrototype: true },
  );
  fc.assert(
    fc.property(anyMark, (mark) => {
      const text = writeBookmark(mark);
      expect(text.length).toBeLessThanOrEqual(limits.view.privateMetadata);
      expect(readBookmark(text)).toEqual(mark);
    }),
  );
});

test.each(['', 'null', '{}', '[]', '{"draft":7}', '{"draft":""}', 'not json', '{"draft":"d","seen":-1}'])(
  'somebody else’s text %j is no bookmark',
  (text) => {
    expect(readBookmark(text)).toBeUndefined();
  },
);

test('a block says which field it is and of which epoch', () => {
  expect(readBlockId(blockId('change_rate', { id: 'd-1', epoch: 12 }))).toEqual({
    field: 'change_rate',
    epoch: 12,
  });
  for (const other of ['ways', 'a.b', '.1', 'x.', 'X.1.d', 'x.1', 'x.1.', 'said.volume', 'draft.4f9f']) {
    expect(readBlockId(other)).toBeUndefined();
  }
});

test('no two ids are the same, and each but the shortcuts’ carries its version', () => {
  for (const ids of [Object.values(actions), Object.values(callbacks)]) {
    expect(new Set<string>(ids).size).toBe(ids.length);
  }
  const { scopeShortcut, scopeMessage, ...views } = callbacks;
  for (const id of [...Object.values(actions), ...Object.values(views)])
    expect(id).toMatch(/^[a-z-]+\.v\d+$/);
});
