/** What is drawn below the lines: the interval of each, and which times were judged. uPlot plugins. */

/** @param {{low?: (number|null)[], high?: (number|null)[]}[]} lines in the units drawn */
export function bands(lines, colours) {
  return { hooks: { drawAxes: (chart) => lines().forEach((line, i) => line.high && band(chart, line, colours.get(`--series-${(i % 5) + 1}`))) } };
}

function band({ ctx, data, valToPos }, { low, high }, colour) {
  const at = (i, value) => [valToPos(data[0][i], 'x', true), valToPos(value, 'y', true)];
  ctx.save();
  ctx.globalAlpha = 0.16;
  ctx.fillStyle = colour;
  for (const [from, to] of runsOf(high)) {
    const steps = Array.from({ length: to - from }, (_, i) => from + i);
    const edge = [...steps.map((i) => at(i, high[i])), ...steps.toReversed().map((i) => at(i, low[i]))];
    // One alone has no width: it gets a bar.
    const half = steps.length === 1 ? 2 * devicePixelRatio : 0;
    ctx.beginPath();
    edge.forEach(([x, y], i) => ctx.lineTo(x + (i ? half : -half), y));
    if (half) ctx.rect(edge[0][0] - half, edge[0][1], 2 * half, edge[1][1] - edge[0][1]);
    ctx.fill();
  }
  ctx.restore();
}

function runsOf(values) {
  const runs = [];
  values.forEach((value, i) => {
    if (value === null || value === undefined) return;
    if (runs.at(-1)?.[1] === i) runs.at(-1)[1] = i + 1;
    else runs.push([i, i + 1]);
  });
  return runs;
}

/**
 * A stripe along the foot: times judged rising in one colour above the middle, falling in another below it, so that place tells them
 * apart as well.
 * @param {() => (string|undefined)[]} judged a verdict for each point
 */
export function stripe(judged, colours) {
  return {
    hooks: {
      draw: ({ ctx, data, bbox, valToPos }) => {
        const half = 4 * devicePixelRatio;
        const foot = bbox.top + bbox.height;
        ctx.save();
        (judged() ?? []).forEach((verdict, i) => {
          if (verdict !== 'rising' && verdict !== 'falling') return;
          const [times] = data;
          const x = valToPos(times[i], 'x', true);
          const next = i + 1 < times.length ? valToPos(times[i + 1], 'x', true) : 2 * x - valToPos(times[i - 1] ?? times[i], 'x', true);
          ctx.fillStyle = colours.get(verdict === 'rising' ? '--series-1' : '--series-2');
          ctx.fillRect(x, foot - (verdict === 'rising' ? 2 * half : half), Math.max(next - x - devicePixelRatio, 2), half);
        });
        ctx.restore();
      },
    },
  };
}
