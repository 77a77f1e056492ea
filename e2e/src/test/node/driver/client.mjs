import {Zero} from '@rocicorp/zero';
import {now, print} from './output.mjs';

/** One published client with its open views, reporting what happens to it. */
export class Client {
  #name;
  #views = new Map();
  #mutations = 0;

  constructor(name, definition, {cacheURL, userID, auth, storageKey = name, options = {}}) {
    this.#name = name;
    this.definition = definition;
    this.zero = new Zero({
      cacheURL,
      userID,
      auth,
      context: {userID: userID ?? null},
      storageKey,
      schema: definition.schema,
      mutators: definition.mutators,
      kvStore: 'mem',
      logLevel: process.env.LEAT_CLIENT_LOG ?? 'error',
      onUpdateNeeded: reason => this.#report('updateNeeded', {reason}),
      onClientStateNotFound: () => this.#report('clientStateNotFound'),
      ...options,
    });
    this.#report('connection', {state: this.zero.connection.state.current});
    this.zero.connection.state.subscribe(state => this.#report('connection', {state}));
  }

  open(view, query, ttl) {
    if (this.#views.has(view)) {
      throw new Error(`view '${view}' of client '${this.#name}' is open already`);
    }
    const opened = this.zero.materialize(query, ttl === undefined ? undefined : {ttl});
    opened.addListener((data, type, error) => this.#report('view', {view, type, data: data ?? null, error}));
    this.#views.set(view, opened);
  }

  closeView(view) {
    this.#views.get(view)?.destroy();
    this.#views.delete(view);
  }

  async mutate(mutator, request) {
    const mutation = ++this.#mutations;
    const started = now();
    const {client, server} = this.zero.mutate(request);
    server.then(
      result => this.#report('mutation', {mutation, mutator, result: describe(result), started}),
      error => this.#report('mutation', {mutation, mutator, result: {type: 'error', message: error.message}, started}),
    );
    return {mutation, started, result: describe(await client)};
  }

  async close() {
    for (const view of this.#views.keys()) {
      this.closeView(view);
    }
    await this.zero.close();
  }

  #report(event, details = {}) {
    print({event, client: this.#name, ...details});
  }
}

function describe(result) {
  return result.type === 'error'
    ? {type: 'error', kind: result.error.type, message: result.error.message, details: result.error.details}
    : {type: result.type};
}
