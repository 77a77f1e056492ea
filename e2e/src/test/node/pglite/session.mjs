// One client's connection.
import {copyIn, failure, first, message, renamed, simpleQuery, split, sqlOf} from './messages.mjs';

const READY_AND_IDLE = message('Z', Buffer.from('I'));
const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;

/** What the server tells the client of at the start, and takes no SET for. */
const NOT_SETTINGS = new Set(['user', 'database', 'options', 'replication']);

let count = 0;

export class Session {
  #id = ++count;
  #databases;
  #socket;
  #backend;
  #release;
  #received = Buffer.alloc(0);
  #pending = [];
  #copy;
  #prepared = new Set();
  #work = Promise.resolve();

  constructor(databases, socket) {
    this.#databases = databases;
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', bytes => {
      this.#received = Buffer.concat([this.#received, bytes]);
      this.#later(() => this.#process());
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#later(() => this.#leave()));
  }

  /** One thing after the other. A failure here is the server's own: it says so and ends. */
  #later(action) {
    this.#work = this.#work.then(action).catch(error => {
      console.error(error);
      process.exit(1);
    });
  }

  async #process() {
    while (!this.#backend) {
      if (!(await this.#start())) {
        return;
      }
    }
    const {messages, rest} = split(this.#received);
    this.#received = rest;
    for (const each of messages) {
      await this.#take(each);
    }
  }

  async #start() {
    const opening = first(this.#received);
    if (!opening) {
      return false;
    }
    this.#received = opening.rest;
    if (opening.code === SSL_REQUEST || opening.code === GSS_REQUEST) {
      this.#socket.write('N');
      return true;
    }
    if (!opening.isStartup) {
      // A request to cancel a statement: the one backend is busy with it and cannot be told.
      this.#socket.end();
      return false;
    }
    const {database, user} = opening.parameters;
    const backend = await this.#databases.backend(database ?? user);
    if (!backend) {
      this.#socket.end(failure('FATAL', '3D000', `database "${database ?? user}" does not exist`));
      return false;
    }
    const greeting = await backend.greeting({user, database: 'postgres'});
    this.#socket.write(greeting.subarray(0, greeting.length - READY_AND_IDLE.length));
    this.#backend = backend;
    backend.add(this.#socket);
    const settings = Object.entries(opening.parameters)
      .filter(([name]) => !NOT_SETTINGS.has(name))
      .map(([name, value]) => `SET ${name} = '${value.replaceAll("'", "''")}'`)
      .join('; ');
    const {messages} = split(await backend.alone(() => backend.answer(simpleQuery(settings))));
    const told = messages.filter(({kind}) => kind !== 'C').map(({bytes}) => bytes);
    this.#socket.write(Buffer.concat(told));
    return true;
  }

  /** Collects what belongs together, and passes it on as one: all up to a sync, a query with its rows. */
  async #take(each) {
    switch (each.kind) {
      case 'Q':
        if (/^\s*copy\b.*\bfrom\s+stdin\b/is.test(sqlOf(each))) {
          // The backend cannot wait in the middle of a statement for what its client sends: the client is asked for the
          // rows first.
          this.#copy = [each.bytes];
          this.#socket.write(copyIn);
          return;
        }
        return this.#run([each]);
      case 'd':
      case 'c':
      case 'f':
        this.#copy?.push(each.bytes);
        if (each.kind !== 'd' && this.#copy) {
          const copied = Buffer.concat(this.#copy);
          this.#copy = undefined;
          return this.#pass(copied, ({kind}) => kind !== 'G');
        }
        return;
      case 'X':
        this.#socket.end();
        return;
      default:
        this.#pending.push(each);
        if (each.kind === 'S' || each.kind === 'H') {
          const together = this.#pending;
          this.#pending = [];
          return this.#run(together);
        }
    }
  }

  async #run(messages) {
    const bytes = Buffer.concat(messages.map(each => renamed(each, name => this.#own(name))));
    if (messages.some(each => /^\s*(create|drop)\s+database\b/i.test(sqlOf(each) ?? ''))) {
      const answer = await this.#databases.first.alone(() => this.#databases.first.answer(bytes));
      await this.#databases.forgetDropped();
      this.#socket.write(answer);
    } else {
      await this.#pass(bytes, () => true);
    }
  }

  /** Statements of several clients are in one backend: their names must differ. */
  #own(name) {
    const own = `${this.#id}_${name}`;
    this.#prepared.add(own);
    return own;
  }

  async #pass(bytes, isPassed) {
    this.#release ??= await this.#backend.acquire();
    const answer = await this.#backend.answer(bytes);
    const {messages} = split(answer);
    const last = messages.at(-1);
    this.#socket.write(Buffer.concat(messages.filter(isPassed).map(each => each.bytes)));
    if (last?.kind === 'Z' && last.bytes.equals(READY_AND_IDLE)) {
      this.#release();
      this.#release = undefined;
    }
  }

  async #leave() {
    if (!this.#backend) {
      return;
    }
    this.#release ??= await this.#backend.acquire();
    await this.#backend.remove(this.#socket, [...this.#prepared]);
    this.#release();
  }
}
