// What a notifier does with one page. No clock, no network: everything it goes by is an argument.

/** Send it now. */
export const SEND = 'SEND';
/** Do not send it, and say so with a receipt. */
export const DROP = 'DROP';
/** Nothing to do and nothing to say. */
export const SKIP = 'SKIP';

/**
 * @param page a decoded record of `pages.*`
 * @param known ids that were sent or dropped before, and ids that were withdrawn: `{done: Set, withdrawn: Set}`
 * @param now milliseconds since the epoch
 * @returns `{verdict, reason}`
 */
export function judge(page, known, now) {
  if (page.kind !== 'PAGE') {
    return { verdict: SKIP, reason: 'a withdrawal is no message of its own' };
  }
  if (known.done.has(page.id)) {
    return { verdict: SKIP, reason: 'handled before' };
  }
  if (known.withdrawn.has(page.id)) {
    return { verdict: DROP, reason: 'withdrawn' };
  }
  if (now > page.tryUntil) {
    return { verdict: DROP, reason: `too late: it was to be sent until ${new Date(page.tryUntil).toISOString()}` };
  }
  return { verdict: SEND, reason: '' };
}

/** The receipt for a page: most of it is what the page said. */
export function receiptFor(page, status, { provider = '', providerId = '', reason = '', now }) {
  return {
    page: page.id,
    outage: page.outage,
    team: page.team,
    person: page.person,
    channel: page.channel,
    status,
    provider,
    providerId,
    attempt: 1,
    reason,
    at: now,
  };
}
