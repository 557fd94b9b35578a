import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DROP, judge, receiptFor, SEND, SKIP } from './judge.js';

const page = { id: 'p-1', kind: 'PAGE', outage: 'o', team: 'database', person: 'kari', channel: 'WEBHOOK', tryUntil: 1000 };
const nothing = () => ({ done: new Set(), withdrawn: new Set() });

test('a page in time is sent', () => {
  assert.equal(judge(page, nothing(), 1000).verdict, SEND);
});

test('a page past its time is dropped', () => {
  assert.equal(judge(page, nothing(), 1001).verdict, DROP);
});

test('a page that was withdrawn is dropped', () => {
  assert.equal(judge(page, { done: new Set(), withdrawn: new Set(['p-1']) }, 0).verdict, DROP);
});

test('a page that was handled before is skipped, even when it is too late by now', () => {
  assert.equal(judge(page, { done: new Set(['p-1']), withdrawn: new Set() }, 9999).verdict, SKIP);
});

test('a withdrawal is never sent', () => {
  assert.equal(judge({ ...page, kind: 'WITHDRAW' }, nothing(), 0).verdict, SKIP);
});

test('a receipt says what the page said, and what happened', () => {
  assert.deepEqual(receiptFor(page, 'DELIVERED', { provider: 'terminal', providerId: '7', now: 5 }), {
    page: 'p-1',
    outage: 'o',
    team: 'database',
    person: 'kari',
    channel: 'WEBHOOK',
    status: 'DELIVERED',
    provider: 'terminal',
    providerId: '7',
    attempt: 1,
    reason: '',
    at: 5,
  });
});
