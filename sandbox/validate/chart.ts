import { limits } from '#blocks/limits';
import { byType, type Check, fault, inTurn, isObject, list, number, object, oneOf, string } from './check.ts';

const point = object({ label: string(limits.chart.label), value: number });
const positive: Check = (value, at) =>
  typeof value === 'number' && value > 0 ? [] : fault('must be greater than 0', at);

const pie = object({
  type: oneOf('pie'),
  segments: list(object({ label: string(limits.chart.label), value: positive }), limits.chart.segments),
});

const namesOf = (items: unknown, name: string): readonly unknown[] =>
  Array.isArray(items) ? items.map((item) => (isObject(item) ? item[name] : undefined)) : [];

/** Each series has its own name and one point for each category, in their order. */
const seriesFitAxis: Check = (value, at) => {
  if (!isObject(value) || !isObject(value.axis_config) || !Array.isArray(value.series)) return [];
  const categories = JSON.stringify(value.axis_config.categories);
  const names = namesOf(value.series, 'name');
  return [
    ...(new Set(names).size < names.length ? fault('series names must be unique', `${at}/series`) : []),
    ...value.series.flatMap((series, index) =>
      isObject(series) && JSON.stringify(namesOf(series.data, 'label')) !== categories
        ? fault('data labels must match axis_config.categories', `${at}/series/${index}/data`)
        : [],
    ),
  ];
};

const plotted = (type: string): Check =>
  inTurn(
    object({
      type: oneOf(type),
      series: list(
        object({ name: string(limits.chart.label), data: list(point, limits.chart.categories) }),
        limits.chart.series,
      ),
      axis_config: object(
        { categories: list(string(limits.chart.label), limits.chart.categories) },
        { x_label: string(limits.chart.axisLabel), y_label: string(limits.chart.axisLabel) },
      ),
    }),
    seriesFitAxis,
  );

export const chart: Check = object(
  {
    type: oneOf('data_visualization'),
    title: string(limits.chart.title),
    chart: byType({ pie, bar: plotted('bar'), area: plotted('area'), line: plotted('line') }),
  },
  { block_id: string(limits.blockId) },
);
