/**
 * A uPlot plugin that writes each line's name at its end, moved apart where they would overlap: no legend to look up.
 * @param {{text: string, columns: number[], colour: () => string}[]} labels
 * @param {{size: number, family: string}} type size in CSS pixels
 */
export function endLabels(labels, type) {
  const gap = 8;
  return {
    hooks: {
      draw: (chart) => {
        const ratio = devicePixelRatio;
        const { ctx, bbox } = chart;
        const placed = labels
          .map((label) => ({ label, y: endOf(chart, label.columns) }))
          .filter(({ y }) => y !== undefined);
        spread(placed, type.size * 1.25 * ratio, bbox.top, bbox.top + bbox.height);
        ctx.save();
        ctx.font = fontOf(type, ratio);
        ctx.textBaseline = 'middle';
        ctx.textAlign = 'left';
        for (const { label, y } of placed) {
          ctx.fillStyle = label.colour();
          ctx.fillText(label.text, bbox.left + bbox.width + gap * ratio, y);
        }
        ctx.restore();
      },
    },
  };
}

/** How much room the names need on the right, in CSS pixels. */
export function labelRoom(labels, type) {
  const ctx = document.createElement('canvas').getContext('2d');
  ctx.font = fontOf(type, 1);
  return Math.ceil(Math.max(0, ...labels.map(({ text }) => ctx.measureText(text).width))) + 16;
}

const fontOf = ({ size, family }, ratio) => `600 ${size * ratio}px ${family}`;

function endOf(chart, columns) {
  let last;
  for (const column of columns) {
    const index = chart.data[column].findLastIndex((value) => value !== null);
    if (index >= 0 && (!last || index >= last.index)) last = { index, value: chart.data[column][index] };
  }
  return last && chart.valToPos(last.value, 'y', true);
}

function spread(placed, height, top, bottom) {
  placed.sort((a, b) => a.y - b.y);
  let free = top + height / 2;
  for (const each of placed) {
    each.y = Math.max(each.y, free);
    free = each.y + height;
  }
  // What was pushed out at the bottom pushes back.
  free = bottom - height / 2;
  for (const each of placed.toReversed()) {
    each.y = Math.min(each.y, free);
    free = each.y - height;
  }
}
