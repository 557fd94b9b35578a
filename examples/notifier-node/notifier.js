// A notifier for Varde: reads pages of one channel, prints them, and writes a receipt for each.
// See README.md for what it does and docs/write-a-notifier.md for what every notifier must do.

import { parseArgs } from 'node:util';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import schemaregistry from '@confluentinc/schemaregistry';
import { DROP, judge, receiptFor, SEND } from './judge.js';

const { AvroDeserializer, AvroSerializer, SchemaRegistryClient, SerdeType } = schemaregistry;

const PROVIDER = 'terminal';
const MOST_REMEMBERED = 100_000;

const { values: settings } = parseArgs({
  options: {
    bootstrap: { type: 'string', default: process.env.VARDE_BOOTSTRAP ?? '127.0.0.1:9092' },
    registry: { type: 'string', default: process.env.VARDE_REGISTRY ?? 'http://127.0.0.1:8081/apis/ccompat/v7' },
    channel: { type: 'string', default: 'webhook' },
    prefix: { type: 'string', default: 'varde.' },
    group: { type: 'string', default: 'notifier-node' },
    once: { type: 'boolean', default: false },
    patience: { type: 'string', default: '60' },
  },
});

const pages = `${settings.prefix}pages.${settings.channel}`;
const receipts = `${settings.prefix}receipts`;

const registry = new SchemaRegistryClient({ baseURLs: [settings.registry] });
const reader = new AvroDeserializer(registry, SerdeType.VALUE, {});
// Varde has registered the schema of receipts: use that one, and never register one of our own.
const writer = new AvroSerializer(registry, SerdeType.VALUE, { autoRegisterSchemas: false, useLatestVersion: true });

const kafka = new Kafka({ clientId: 'notifier-node', brokers: settings.bootstrap.split(','), logLevel: logLevel.WARN });
// An uncommitted page may never come to be: read committed ones only.
const consumer = kafka.consumer({ groupId: `${settings.group}-${settings.channel}`, readUncommitted: false });
const producer = kafka.producer({ maxInFlightRequests: 1, idempotent: true, createPartitioner: Partitioners.DefaultPartitioner });

const known = { done: new Set(), withdrawn: new Set() };

function remember(set, id) {
  set.add(id);
  if (set.size > MOST_REMEMBERED) {
    set.delete(set.values().next().value);
  }
}

async function decoded(message) {
  if (message.value === null) {
    return null;
  }
  try {
    return await reader.deserialize(pages, message.value);
  } catch (error) {
    console.error(`${pages} offset ${message.offset} cannot be read and is skipped: ${error.message}`);
    return null;
  }
}

/** Hands the page to a provider. This one is the terminal; yours passes page.id on as idempotency key. */
async function send(page) {
  console.log(JSON.stringify({ idempotencyKey: page.id, to: page.address, severity: page.severity, text: page.shortText }));
  return `${PROVIDER}-${page.id}`;
}

/** Sends a page and returns the receipt for it. A failure of the provider is an answer too: the next contact is tried. */
async function sent(page) {
  try {
    const providerId = await send(page);
    return receiptFor(page, 'DELIVERED', { provider: PROVIDER, providerId, now: Date.now() });
  } catch (error) {
    return receiptFor(page, 'FAILED', { provider: PROVIDER, reason: error.message, now: Date.now() });
  }
}

async function say(receipt) {
  const value = await writer.serialize(receipts, receipt);
  await producer.send({ topic: receipts, acks: -1, messages: [{ key: receipt.team, value }] });
}

async function handle(page) {
  const { verdict, reason } = judge(page, known, Date.now());
  if (verdict === SEND) {
    await say(await sent(page));
  } else if (verdict === DROP) {
    await say(receiptFor(page, 'DROPPED', { reason, now: Date.now() }));
  }
  if (page.kind === 'PAGE') {
    remember(known.done, page.id);
  }
  return verdict === SEND;
}

async function handleBatch({ batch, resolveOffset, heartbeat, isRunning, isStale }) {
  const read = [];
  for (const message of batch.messages) {
    const page = await decoded(message);
    read.push({ message, page });
    // A withdrawal further on in the batch counts before anything of the batch is sent.
    if (page?.kind === 'WITHDRAW') {
      remember(known.withdrawn, page.id);
    }
  }
  for (const { message, page } of read) {
    if (!isRunning() || isStale()) {
      return;
    }
    const wasSent = page !== null && (await handle(page));
    // Only now may the offset be committed: a crash before this repeats the page, which beats losing it.
    resolveOffset(message.offset);
    await heartbeat();
    if (wasSent && settings.once) {
      finish(0);
    }
  }
}

let finishing = false;

function finish(status) {
  if (finishing) {
    return;
  }
  finishing = true;
  // Outside of the batch, which has to end first.
  setImmediate(async () => {
    await consumer.disconnect();
    await producer.disconnect();
    process.exit(status);
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => finish(0));
}
if (settings.once) {
  setTimeout(() => {
    console.error(`no page on ${pages} within ${settings.patience} s`);
    finish(1);
  }, Number(settings.patience) * 1000).unref();
}

await producer.connect();
await consumer.connect();
await consumer.subscribe({ topics: [pages], fromBeginning: true });
await consumer.run({ eachBatchAutoResolve: false, eachBatch: handleBatch });
console.error(`waiting for pages on ${pages}`);
