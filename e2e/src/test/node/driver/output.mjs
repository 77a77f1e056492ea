/** Prints one line of the protocol; `at` is when it happened, in milliseconds since the epoch with fractions. */
export function print(message) {
  process.stdout.write(JSON.stringify('event' in message ? {...message, at: now()} : message) + '\n');
}

export function now() {
  return performance.timeOrigin + performance.now();
}
