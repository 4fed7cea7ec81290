import uPlot from 'uplot';
import { columnsOf } from './lines.js';
import { endLabels, labelRoom } from './end-labels.js';
import { tickOf } from './steps.js';

const DASH = [4, 4];

/**
 * Draws the shares of some skills over time, on one axis from zero; the provisional end is dashed.
 * @param answer of `series`
 * @param {import('./colours.js').Colours} colours
 * @param {(index: number|undefined) => void} onPoint the point under the pointer
 */
export function lineChart(host, answer, colours, onPoint) {
  const style = getComputedStyle(host);
  const type = { size: parseFloat(style.fontSize), family: style.fontFamily };
  const labels = answer.series.map((each, i) => ({
    text: each.name,
    columns: [2 * i + 1, 2 * i + 2],
    colour: () => colours.get(`--series-${i + 1}`),
  }));
  const chart = new uPlot(
    {
      width: host.clientWidth,
      height: host.clientHeight,
      padding: [type.size, labelRoom(labels, type), 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 8, stroke: (u, i) => colours.get(`--series-${Math.ceil(i / 2)}`), fill: () => colours.get('--panel') } },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      scales: { x: { range: widened }, y: { range: (u, low, high) => [0, Math.max(high, 1) * 1.08] } },
      axes: axesOf(type, colours),
      series: [{}, ...answer.series.flatMap((each, i) => {
        const line = { stroke: labels[i].colour, width: 2, points: { show: false, filter: alone, size: 5, width: 0, fill: labels[i].colour } };
        return [{ ...line, label: each.name }, { ...line, label: `${each.name}, provisional`, dash: DASH }];
      })],
      plugins: [endLabels(labels, type)],
      hooks: { setCursor: [(u) => onPoint(u.cursor.left < 0 ? undefined : u.cursor.idx)] },
    },
    columnsOf(answer),
    host,
  );
  return {
    update: (next) => chart.setData(columnsOf(next)),
    fit: () => chart.setSize({ width: host.clientWidth, height: host.clientHeight }),
    redraw: () => chart.redraw(false, true),
    destroy: () => chart.destroy(),
  };
}

/** Points between gaps, which no line reaches. */
function alone(chart, column) {
  const values = chart.data[column];
  const empty = (i) => (values[i] ?? null) === null;
  return values.flatMap((value, i) => (!empty(i) && empty(i - 1) && empty(i + 1) ? [i] : []));
}

/** A single point has no width of its own; it stands in the middle of two days. */
function widened(chart, first, last) {
  const day = 86_400;
  return first === last ? [first - day, last + day] : [first, last];
}

function axesOf(type, colours) {
  const axis = {
    font: `${type.size}px ${type.family}`,
    stroke: () => colours.get('--muted'),
    ticks: { show: false },
    grid: { width: 1, stroke: () => colours.get('--hair') },
  };
  return [
    {
      ...axis,
      grid: { show: false },
      space: type.size * 5,
      size: type.size * 2.25,
      gap: 8,
      values: (chart, splits, index, space, seconds) => splits.map((time) => tickOf(seconds, time * 1000)),
    },
    { ...axis, space: type.size * 4, size: type.size * 3, gap: 6 },
  ];
}
