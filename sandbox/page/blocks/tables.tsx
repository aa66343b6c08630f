import type { types } from '@slack/bolt';
import { useState } from 'react';
import { RichText } from '../text/rich-text.tsx';

type Cell = types.RichTextBlock | types.RawTextElement | types.RawNumberElement;

const Words = ({ cell }: { readonly cell: Cell }) =>
  cell.type === 'rich_text' ? <RichText block={cell} /> : <span className="plain">{cell.text}</span>;

const keyAt = (index: number) => `at${index}`;

export function Table({ block }: { readonly block: types.TableBlock }) {
  const [head = [], ...rows] = block.rows;
  const look = (column: number) => {
    const { align = 'left', is_wrapped = false } = block.column_settings?.[column] ?? {};
    return { 'data-align': align, 'data-wrapped': is_wrapped };
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-frame" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th scope="col" key={keyAt(column)} {...look(column)}>
                <Words cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyAt(index)}>
              {row.map((cell, column) => (
                <td key={keyAt(column)} {...look(column)}>
                  <Words cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const orders = { ascending: 1, descending: -1 } as const;

/** A table people can sort and leaf through. */
export function DataTable({ block }: { readonly block: types.DataTableBlock }) {
  const [sort, setSort] = useState<{ readonly column: number; readonly order: keyof typeof orders }>();
  const [page, setPage] = useState(0);
  const [head = [], ...rows] = block.rows;
  const size = block.page_size ?? 5;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const sorted = sort
    ? rows.toSorted((one, other) => orders[sort.order] * compare(one[sort.column], other[sort.column]))
    : rows;
  const header = block.row_header_column_index ?? 0;

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-frame" aria-label={block.caption} tabIndex={0}>
      <table>
        <caption>{block.caption}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => {
              const order = sort?.column === column ? sort.order : undefined;
              const next = order === 'ascending' ? 'descending' : 'ascending';
              return (
                <th
                  scope="col"
                  key={keyAt(column)}
                  aria-sort={order ?? 'none'}
                  data-align={rows[0]?.[column]?.type === 'raw_number' ? 'right' : 'left'}
                >
                  <button type="button" className="sort" onClick={() => setSort({ column, order: next })}>
                    <Words cell={cell} />
                    <span aria-hidden="true">
                      {order === undefined ? '' : order === 'ascending' ? ' ↑' : ' ↓'}
                    </span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(page * size, (page + 1) * size).map((row, index) => (
            <tr key={keyAt(index)}>
              {row.map((cell, column) =>
                column === header ? (
                  <th scope="row" key={keyAt(column)}>
                    <Words cell={cell} />
                  </th>
                ) : (
                  <td key={keyAt(column)} data-align={cell.type === 'raw_number' ? 'right' : 'left'}>
                    <Words cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <nav className="pages" aria-label={`Pages of ${block.caption}`}>
          <button type="button" className="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Earlier rows
          </button>
          <span>
            Page {page + 1} of {pages}
          </span>
          <button
            type="button"
            className="button"
            disabled={page + 1 >= pages}
            onClick={() => setPage(page + 1)}
          >
            Later rows
          </button>
        </nav>
      )}
    </section>
  );
}

function compare(one: Cell | undefined, other: Cell | undefined): number {
  if (one?.type === 'raw_number' && other?.type === 'raw_number') return one.value - other.value;
  const words = (cell: Cell | undefined) => (cell && 'text' in cell ? cell.text : JSON.stringify(cell ?? ''));
  return words(one).localeCompare(words(other), 'en', { numeric: true });
}
