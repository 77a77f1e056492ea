// Runs published clients without a browser, told what to do by JSON lines on standard input and telling what happened
// by JSON lines on standard output. One process holds any number of clients; clients with the same `storageKey` and
// user share their store, as the tabs of one browser do.
//
// A command is {id, do, ...}; its answer is {id, ok: true, ...} or {id, ok: false, error}. Everything that happens by
// itself is {event, at, ...}, with `at` in milliseconds since the epoch, fractions included, so that latency can be
// measured against a clock of the same machine. The process ends when its standard input does.
import {createInterface} from 'node:readline';
import {commands} from './commands.mjs';
import {print} from './output.mjs';

// Standard output belongs to the protocol; what the library logs goes to standard error.
for (const level of ['log', 'info', 'debug']) {
  console[level] = (...parts) => console.error(...parts);
}
process.on('unhandledRejection', reason => print({event: 'rejection', message: String(reason?.message ?? reason)}));

async function answer(line) {
  const {id, do: name, ...parameters} = JSON.parse(line);
  try {
    const command = commands[name];
    if (!command) {
      throw new Error(`no command '${name}', only ${Object.keys(commands).join(', ')}`);
    }
    print({id, ok: true, ...(await command(parameters))});
  } catch (error) {
    print({id, ok: false, error: String(error?.message ?? error)});
  }
}

createInterface({input: process.stdin})
  .on('line', line => void answer(line))
  .on('close', () => process.exit(0));

print({event: 'ready', node: process.version});
