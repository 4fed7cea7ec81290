import { html, nothing, svg } from 'lit';
import { corridorOf, directionOf, verdictOf } from '../view/verdicts.js';
import { percent } from '../view/words.js';

/** The axis that all strips share: from half to double, on the log scale, so that both lie as far from no change. */
const LOW = -0.5;
const HIGH = 1;

const at = (change) => ((Math.log1p(change) - Math.log1p(LOW)) / (Math.log1p(HIGH) - Math.log1p(LOW))) * 100;
const within = (x) => Math.min(Math.max(x, 0), 100);
const share = (x) => `${x.toFixed(1)}%`;

/** A change with what chance and the tide leave of it: the corridor of the tide, the interval, the estimate; arrows where they leave the scale. */
export function strip(row, judgement) {
  const verdict = verdictOf(row, judgement);
  const tide = corridorOf(judgement).map((change) => within(at(change)));
  return html`
    <svg class="strip ${directionOf(verdict) ?? ''}" role="img" aria-label=${label(row)}>
      ${tide[1] > tide[0] ? svg`<rect class="tide" x=${share(tide[0])} width=${share(tide[1] - tide[0])} height="100%"></rect>` : nothing}
      <line class="zero" x1=${share(at(0))} x2=${share(at(0))} y1="0" y2="100%"></line>
      ${mark(row)}
    </svg>`;
}

/** The axis in the table's head. */
export function stripAxis() {
  return html`
    <svg class="axis" aria-hidden="true">
      <text x="0" y="100%">${percent(LOW)}</text>
      <text class="middle" x=${share(at(0))} y="100%">0</text>
      <text class="end" x="100%" y="100%">${percent(HIGH)}</text>
    </svg>`;
}

/** What is new, or gone, has no interval, and may have no estimate: there is no ratio to nothing. */
function mark({ estimate, drawn, new: isNew, gone }) {
  if (estimate === undefined && !isNew && !gone) return nothing;
  const x = estimate !== undefined ? at(estimate) : isNew ? Infinity : -Infinity;
  const [from, to] = drawn?.map(at) ?? [x, x];
  return svg`
    ${drawn && to > 0 && from < 100 ? svg`<rect class="interval" x=${share(within(from))} width=${share(within(to) - within(from))} y="50%" height="6"></rect>` : nothing}
    ${to > 100 ? arrow('100%', 'M-5 -4 0 0l-5 4') : nothing}
    ${from < 0 ? arrow('0', 'M5 -4 0 0l5 4') : nothing}
    ${x >= 0 && x <= 100 ? svg`<circle class="dot" cx=${share(x)} cy="50%" r="4"></circle>` : nothing}`;
}

const arrow = (x, path) => svg`<svg class="arrow" x=${x} y="50%"><path d=${path}></path></svg>`;

function label({ estimate, interval, verdict, new: isNew, gone }) {
  if (verdict === undefined) return 'not judged';
  if (isNew) return 'as good as nothing before';
  if (gone) return 'as good as nothing left';
  if (estimate === undefined) return 'too few postings to judge';
  return `${percent(estimate)}, between ${percent(interval[0])} and ${percent(interval[1])}`;
}
