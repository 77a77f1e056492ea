// Messages of the wire protocol, as far as the server looks into them.

const STARTUP = 196608;

/** Text as the protocol writes it, with a zero behind. */
const text = value => Buffer.from(`${value}\0`);

/** A message of a kind: its letter, its length and its content. */
export function message(kind, ...parts) {
  const content = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(kind, 0, 'latin1');
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

export const simpleQuery = sql => message('Q', text(sql));
export const closeStatement = name => message('C', Buffer.from('S'), text(name));
export const sync = message('S');

/** What a connection begins with. */
export function startup(parameters) {
  const content = Buffer.concat([...Object.entries(parameters).flat().map(text), Buffer.from([0])]);
  const head = Buffer.alloc(8);
  head.writeInt32BE(content.length + 8, 0);
  head.writeInt32BE(STARTUP, 4);
  return Buffer.concat([head, content]);
}

/** An answer that says that the client may send the rows of a COPY, as text. */
export const copyIn = message('G', Buffer.from([0, 0, 0]));

export function failure(severity, state, what) {
  const field = (letter, value) => Buffer.concat([Buffer.from(letter), text(value)]);
  return message('E', field('S', severity), field('V', severity), field('C', state), field('M', what), Buffer.from([0]));
}

/** The whole messages at the beginning of some bytes, and what is left of them. */
export function split(bytes) {
  const messages = [];
  let at = 0;
  while (bytes.length - at >= 5) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (end > bytes.length) {
      break;
    }
    messages.push({kind: String.fromCharCode(bytes[at]), bytes: bytes.subarray(at, end)});
    at = end;
  }
  return {messages, rest: bytes.subarray(at)};
}

/** The first message of a connection, which has no letter; undefined if it has not all come yet. */
export function first(bytes) {
  if (bytes.length < 8 || bytes.length < bytes.readInt32BE(0)) {
    return undefined;
  }
  const length = bytes.readInt32BE(0);
  const parameters = {};
  if (bytes.readInt32BE(4) === STARTUP) {
    const words = bytes.subarray(8, length).toString().split('\0');
    for (let i = 0; i + 1 < words.length && words[i]; i += 2) {
      parameters[words[i]] = words[i + 1];
    }
  }
  return {code: bytes.readInt32BE(4), isStartup: bytes.readInt32BE(4) === STARTUP, parameters, rest: bytes.subarray(length)};
}

function textAt(bytes, start) {
  const end = bytes.indexOf(0, start);
  return {value: bytes.subarray(start, end).toString(), end: end + 1};
}

/** The SQL of a query or of a statement to prepare. */
export function sqlOf({kind, bytes}) {
  switch (kind) {
    case 'Q':
      return textAt(bytes, 5).value;
    case 'P':
      return textAt(bytes, textAt(bytes, 5).end).value;
    default:
      return undefined;
  }
}

/** Where a message names a prepared statement: the place of the name, if it has one. */
function placeOfName({kind, bytes}) {
  switch (kind) {
    case 'P':
      return 5;
    case 'B':
      return textAt(bytes, 5).end;
    case 'C':
    case 'D':
      return String.fromCharCode(bytes[5]) === 'S' ? 6 : undefined;
    default:
      return undefined;
  }
}

/** The message with another name for the prepared statement, if it names one. */
export function renamed(original, rename) {
  const place = placeOfName(original);
  const name = place === undefined ? '' : textAt(original.bytes, place).value;
  if (!name) {
    return original.bytes;
  }
  const rest = original.bytes.subarray(place + Buffer.byteLength(name) + 1);
  return message(original.kind, original.bytes.subarray(5, place), text(rename(name)), rest);
}
