// The least of an HTTP server around the published server library: POST to a path, answered with JSON. Prints
// {"port": n} when it listens, and ends when the process that started it does.
import {createServer} from 'node:http';

export function serve(endpoints) {
  async function answer(incoming, outgoing) {
    const url = new URL(incoming.url, 'http://127.0.0.1');
    const endpoint = endpoints[url.pathname];
    if (!endpoint || incoming.method !== 'POST') {
      outgoing.writeHead(404).end();
      return;
    }
    const chunks = [];
    for await (const chunk of incoming) {
      chunks.push(chunk);
    }
    const request = new Request(url, {method: 'POST', headers: incoming.headers, body: Buffer.concat(chunks)});
    const body = JSON.stringify(await endpoint(request));
    outgoing.writeHead(200, {'content-type': 'application/json'}).end(body);
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(error => {
      console.error(error);
      outgoing.writeHead(500).end();
    });
  });
  server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
    process.stdout.write(JSON.stringify({port: server.address().port}) + '\n');
  });
  process.stdin.on('end', () => process.exit(0)).resume();
}
