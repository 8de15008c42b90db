/**
 * Customers, their orders and the lines of these, drawn from a seed: one sixth of the volume of TPC-H, with
 * its shares (TPC-H 3.0.1, section 4.2: a third of the customers never orders, lines are shipped 1 to 121
 * days after the order).
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { uniformDraws } from '@polder/random';

export const CUSTOMERS = 25_000;
export const ORDERS = 250_000;
export const LINES = 1_000_000;

const SEGMENTS = ['AUTOMOBILE', 'BUILDING', 'FURNITURE', 'HOUSEHOLD', 'MACHINERY'];
const PRIORITIES = ['1-URGENT', '2-HIGH', '3-MEDIUM', '4-NOT SPECIFIED', '5-LOW'];
const MODES = ['AIR', 'FOB', 'MAIL', 'RAIL', 'REG AIR', 'SHIP', 'TRUCK'];

const FIRST_DAY = Date.UTC(1992, 0, 1);
const DAYS_OF_ORDERS = 2_406;
const MOST_DAYS_UNTIL_SHIPPED = 121;
/** Orders have one to seven lines: each pair of orders eight together, so that there are just as many as said. */
const LINES_OF_TWO = 8;

type Draw = () => number;

const below = (draw: Draw, limit: number): number => Math.floor(draw() * limit);

const oneOf = (draw: Draw, list: readonly string[]): string => list[below(draw, list.length)] ?? '';

const DAYS = Array.from({ length: DAYS_OF_ORDERS + MOST_DAYS_UNTIL_SHIPPED + 1 }, (_, day) =>
  new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10),
);

const money = (draw: Draw, most: number): string => (1 + draw() * most).toFixed(2);

/** A customer with orders: those whose number is no multiple of three. */
export const drawBuyer = (draw: Draw): number => {
  const key = 1 + below(draw, CUSTOMERS);
  return key % 3 === 0 ? key - 1 : key;
};

/** key, name, segment, city, balance */
export function* customers(): Generator<readonly [number, string, string, string, string]> {
  const draw = uniformDraws(1);
  for (let key = 1; key <= CUSTOMERS; key += 1)
    yield [
      key,
      `Customer ${String(key).padStart(6, '0')}`,
      oneOf(draw, SEGMENTS),
      `City ${below(draw, 150)}`,
      money(draw, 9_000),
    ];
}

interface Order {
  readonly key: number;
  readonly day: number;
  readonly lines: number;
  readonly text: string;
}

function* orders(): Generator<Order> {
  const draw = uniformDraws(2);
  let ofOther = 0;
  for (let key = 1; key <= ORDERS; key += 1) {
    const day = below(draw, DAYS_OF_ORDERS);
    const lines = ofOther === 0 ? 1 + below(draw, LINES_OF_TWO - 1) : LINES_OF_TWO - ofOther;
    ofOther = ofOther === 0 ? lines : 0;
    const text = `${key},${drawBuyer(draw)},${DAYS[day]},${oneOf(draw, PRIORITIES)},${money(draw, 200_000)}`;
    yield { key, day, lines, text };
  }
}

const lineOf = ({ key, day }: Order, number: number, draw: Draw): string => {
  const shipped = DAYS[day + 1 + below(draw, MOST_DAYS_UNTIL_SHIPPED)];
  return `${key},${number},${1 + below(draw, 50)},${money(draw, 90_000)},0.${String(below(draw, 11)).padStart(2, '0')},${shipped},${oneOf(draw, MODES)}`;
};

/** Where the three tables stand as CSV, without headings. */
export interface Files {
  readonly customer: string;
  readonly orders: string;
  readonly lineitem: string;
}

/** Writes the tables into a folder, where database servers read them. */
export const writeFiles = async (folder: string): Promise<Files> => {
  const files = {
    customer: join(folder, 'customer.csv'),
    orders: join(folder, 'orders.csv'),
    lineitem: join(folder, 'lineitem.csv'),
  };
  const open = (file: string) => createWriteStream(file, { mode: 0o644 });
  const [ofCustomers, ofOrders, ofLines] = [
    open(files.customer),
    open(files.orders),
    open(files.lineitem),
  ];
  for (const customer of customers()) ofCustomers.write(`${customer.join(',')}\n`);
  const draw = uniformDraws(3);
  for (const order of orders()) {
    ofOrders.write(`${order.text}\n`);
    let lines = '';
    for (let number = 1; number <= order.lines; number += 1)
      lines += `${lineOf(order, number, draw)}\n`;
    if (!ofLines.write(lines)) await once(ofLines, 'drain');
  }
  for (const stream of [ofCustomers, ofOrders, ofLines]) {
    stream.end();
    await once(stream, 'finish');
  }
  return files;
};
