// Node's `ws` with the same frames: node server.mjs PORT DEFLATE VIEWS.json, frames on its input as FeederMain writes them.
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { WebSocketServer } = createRequire(process.env.WS_FOLDER + '/')('ws');
const [port, deflate, viewsFile] = process.argv.slice(2);
const views = JSON.parse(readFileSync(viewsFile, 'utf8'));
const snapshots = [];
const viewers = views.map(() => new Set());

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(port), perMessageDeflate: deflate === 'true', backlog: 4096 });
server.on('connection', (socket) => {
  socket.on('message', (message) => {
    const view = views.indexOf(message.toString());
    socket.send(snapshots[view]);
    viewers[view].add(socket);
    socket.on('close', () => viewers[view].delete(socket));
  });
  socket.on('error', () => {});
});

for await (const line of createInterface({ input: process.stdin })) {
  const tab = line.indexOf('\t');
  const view = Number(line.slice(0, tab));
  const frame = Buffer.from(line.slice(tab + 1));
  if (snapshots.length < views.length) {
    snapshots.push(frame);
    if (snapshots.length === views.length) console.log(`ready ${process.pid}`);
    continue;
  }
  for (const socket of viewers[view]) socket.send(frame, { binary: false });
}
