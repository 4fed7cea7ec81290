import uPlot from 'uplot';
import { bands, stripe } from './bands.js';
import { columnsOf } from './columns.js';
import { endLabels, labelRoom } from './end-labels.js';
import { tickOf } from './steps.js';

const DASH = [3, 4];
/** Lines after the fifth take the colours again, in long dashes. */
const REPEATED = [10, 5];
const COLOURS = 5;
const RATIOS = { distr: 3, range: (u, low, high) => [Math.min(low ?? 100, 50) / 1.1, Math.max(high ?? 100, 200) * 1.1] };
/** A shorter drag is a click. */
const SHORTEST = 8;

/**
 * Draws lines over time, on one axis from zero; the provisional end is dashed.
 * @param model of `chart.js`; `update` takes another one with as many lines
 * @param {import('./colours.js').Colours} colours
 * @param {{point: (index: number|undefined) => void, zoom: (first: number, last: number) => void, leave: () => void}} on
 */
export function lineChart(host, model, colours, on) {
  const style = getComputedStyle(host);
  const type = { size: parseFloat(style.fontSize), family: style.fontFamily };
  let shown = model;
  const colourOf = (i) => () => colours.get(model.lines[i].quiet ? '--muted' : `--series-${(i % COLOURS) + 1}`);
  const labels = model.lines.length < 2 ? [] : model.lines.map(({ name }, i) => ({ text: name, columns: [2 * i + 1, 2 * i + 2], colour: colourOf(i) }));
  const chart = new uPlot(
    {
      width: host.clientWidth,
      height: host.clientHeight,
      padding: [type.size, labels.length ? labelRoom(labels, type) : 2.5 * type.size, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        drag: { x: true, y: false, setScale: false, dist: SHORTEST },
        bind: { dblclick: () => () => on.leave() },
        sync: model.together ? { key: model.together, setSeries: false } : undefined,
        points: { size: 8, stroke: (u, i) => colourOf(Math.ceil(i / 2) - 1)(), fill: () => colours.get('--panel') },
      },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      scales: { x: { range: widened }, y: model.unit.log ? RATIOS : { range: (u, low, high) => [0, Math.max(high ?? 0, highest(shown), model.unit.least) * 1.08] } },
      axes: axesOf(type, colours, model.unit),
      series: [{}, ...model.lines.flatMap(({ name, quiet }, i) => {
        const line = { stroke: colourOf(i), width: quiet ? 1.5 : 2, points: { show: false, filter: alone, size: 5, width: 0, fill: colourOf(i) } };
        return [{ ...line, label: name, dash: i < COLOURS ? undefined : REPEATED }, { ...line, label: `${name}, provisional`, dash: DASH }];
      })],
      plugins: [bands(() => shown.lines, colours), stripe(() => shown.judged, colours), endLabels(labels, type)],
      hooks: {
        setCursor: [(u) => on.point(u.cursor.left < 0 ? undefined : u.cursor.idx)],
        setSelect: [(u) => {
          const { left, width } = u.select;
          if (width < SHORTEST) return;
          on.zoom(u.posToIdx(left), u.posToIdx(left + width));
          u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        }],
      },
    },
    columnsOf(model),
    host,
  );
  const unmark = () => chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  return {
    update: (next) => {
      shown = next;
      unmark();
      chart.setData(columnsOf(next));
    },
    point: (index) => chart.setCursor({ left: chart.valToPos(chart.data[0][index], 'x'), top: 0 }),
    mark: (first, last) => {
      const [from, to] = [first, last].sort((a, b) => a - b).map((i) => chart.valToPos(chart.data[0][i], 'x'));
      chart.setSelect({ left: from, top: 0, width: to - from, height: chart.over.clientHeight }, false);
    },
    unmark,
    fit: () => chart.setSize({ width: host.clientWidth, height: host.clientHeight }),
    redraw: () => chart.redraw(false, true),
    destroy: () => chart.destroy(),
  };
}

/** The highest edge of a band. A point of few postings has a wide one: it may leave the axis, lest it flatten all others. */
function highest({ lines }) {
  const tops = lines.map(({ values }) => Math.max(0, ...values.filter((value) => value !== null)));
  const edges = lines.flatMap(({ high }) => high ?? []).filter((value) => value !== null && value !== undefined);
  return Math.min(Math.max(0, ...edges), Math.max(0, ...tops) * 2);
}

/** Points between gaps, which no line reaches. */
function alone(chart, column) {
  const values = chart.data[column];
  const empty = (i) => (values[i] ?? null) === null;
  return values.flatMap((value, i) => (!empty(i) && empty(i - 1) && empty(i + 1) ? [i] : []));
}

/** A single point has no width of its own, and is otherwise given one of years: it stands in the middle of two days. */
function widened({ data: [times] }, first, last) {
  const day = 86_400;
  return times.length === 1 ? [times[0] - day, times[0] + day] : [first, last];
}

/** Where marks are hours apart, each day is named once. */
const once = (words) => words.map((word, i) => (word === words[i - 1] ? '' : word));

/** Round marks on an axis of ratios: 1, 2 and 5 times powers of ten. */
function halvings(chart, axis, low, high) {
  const powers = Array.from({ length: 8 }, (_, i) => 10 ** i);
  return powers.flatMap((power) => [power, 2 * power, 5 * power]).filter((mark) => mark >= low && mark <= high);
}

function axesOf(type, colours, unit) {
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
      values: (chart, splits, index, space, seconds) => once(splits.map((time) => tickOf(seconds, time * 1000))),
    },
    { ...axis, space: type.size * 3, size: type.size * 3.5, gap: 6, values: (chart, splits) => splits.map(unit.tick), ...(unit.log ? { splits: halvings, filter: (chart, splits) => splits } : {}) },
  ];
}
