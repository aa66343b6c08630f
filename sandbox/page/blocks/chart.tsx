import { useLayoutEffect, useRef, useState } from 'react';
import type { ChartBlock, Series } from './known-block.ts';

const WIDEST = 600;
const NARROWEST = 240;
const HEIGHT = 250;
const LEFT = 56;
const RIGHT = 8;
const TOP = 18;
const BOTTOM = 30;

/** Drawn for the eye, written out as a table for the ear. */
export function Chart({ block }: { readonly block: ChartBlock }) {
  const { categories, series } = plotOf(block);
  const { x_label, y_label } = block.chart.type === 'pie' ? {} : block.chart.axis_config;
  return (
    <figure className="chart">
      <figcaption>{block.title}</figcaption>
      {(x_label || y_label) && (
        <p className="axis-names">{[y_label, x_label].filter(Boolean).join(' by ')}</p>
      )}
      <ul className="legend" aria-hidden="true">
        {series.length > 1 &&
          series.map(({ name }, index) => (
            <li key={name}>
              <span className={`swatch series-${index + 1}`} />
              {name}
            </li>
          ))}
      </ul>
      <Plot block={block} categories={categories} series={series} />
      <table className="aloud">
        <caption>{block.title}</caption>
        <thead>
          <tr>
            <th scope="col">{x_label ?? 'Category'}</th>
            {series.map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category) => (
            <tr key={category}>
              <th scope="row">{category}</th>
              {series.map((each) => (
                <td key={each.name}>{valueAt(each, category) ?? 'no figure'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

interface PlotProps {
  readonly block: ChartBlock;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
}

function Plot({ block, categories, series }: PlotProps) {
  const { ref, width } = useWidth();
  const values = series.flatMap(({ data }) => data.map(({ value }) => value));
  const step = niceStep(Math.max(...values, 0) - Math.min(...values, 0));
  const top = Math.ceil(Math.max(...values, step) / step) * step;
  const bottom = Math.floor(Math.min(...values, 0) / step) * step;
  const y = (value: number) => TOP + ((top - value) / (top - bottom)) * (HEIGHT - TOP - BOTTOM);
  const slot = (width - LEFT - RIGHT) / Math.max(1, categories.length);
  const ticks = Array.from(
    { length: Math.round((top - bottom) / step) + 1 },
    (_, index) => bottom + index * step,
  );
  const lines = block.chart.type === 'line' || block.chart.type === 'area';
  const bar = Math.min(56, (slot * 0.7) / series.length);
  const labelled = categories.length * series.length <= 12 && !lines;

  return (
    <div ref={ref}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? 'zero' : 'grid'}
              x1={LEFT}
              x2={width - RIGHT}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text className="tick" x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {short(tick)}
            </text>
          </g>
        ))}
        {categories.map((category, index) => (
          <text
            className="category"
            key={category}
            x={LEFT + slot * (index + 0.5)}
            y={HEIGHT - 10}
            textAnchor="middle"
          >
            {category}
          </text>
        ))}
        {series.map((each, which) => {
          const middle = (index: number) => LEFT + slot * (index + 0.5);
          if (lines) {
            const known = categories.flatMap((category, index) => {
              const value = valueAt(each, category);
              return value === undefined ? [] : [`${middle(index)},${y(value)}`];
            });
            return (
              <polyline key={each.name} className={`line series-${which + 1}`} points={known.join(' ')} />
            );
          }
          return categories.map((category, index) => {
            const value = valueAt(each, category);
            if (value === undefined) return null;
            const x = middle(index) + (which - series.length / 2) * bar;
            return (
              <g key={`${each.name} ${category}`}>
                <rect
                  className={`series-${which + 1}`}
                  x={x + 1}
                  width={bar - 2}
                  y={Math.min(y(value), y(0))}
                  height={Math.max(1, Math.abs(y(value) - y(0)))}
                  rx={2}
                />
                {labelled && (
                  <text
                    className="value"
                    x={x + bar / 2}
                    y={Math.min(y(value), y(0)) - 5}
                    textAnchor="middle"
                  >
                    {short(value)}
                  </text>
                )}
              </g>
            );
          });
        })}
      </svg>
    </div>
  );
}

/** As wide as there is room, so that the letters keep their size in a narrow pane. */
function useWidth() {
  const [width, setWidth] = useState(WIDEST);
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const room = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(NARROWEST, Math.min(WIDEST, Math.floor(entry.contentRect.width))));
    });
    if (ref.current) room.observe(ref.current);
    return () => room.disconnect();
  }, []);
  return { ref, width };
}

/** A pie's shares are drawn as bars, which are easier to compare. */
function plotOf({ chart, title }: ChartBlock): Omit<PlotProps, 'block'> {
  if (chart.type === 'pie') {
    return {
      categories: chart.segments.map(({ label }) => label),
      series: [{ name: title, data: chart.segments }],
    };
  }
  return { categories: chart.axis_config.categories, series: chart.series };
}

const valueAt = ({ data }: Series, category: string) => data.find(({ label }) => label === category)?.value;

/** 1, 2 or 5 times a power of ten, so that there are about four lines. */
function niceStep(span: number): number {
  const rough = Math.max(span, 1e-9) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const times = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10;
  return times * power;
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const short = (value: number) => compact.format(value);
