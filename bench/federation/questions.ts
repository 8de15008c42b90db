/** What is asked, of tables wherever they are. */

export interface Tables {
  readonly customer: string;
  readonly orders: string;
  readonly lineitem: string;
}

/** As the sources are named in the federation. */
export const federated: Tables = {
  customer: 'crm.customer',
  orders: 'sales.orders',
  lineitem: 'shipping.lineitem',
};

/** As they are named in one database. */
export const together: Tables = { customer: 'customer', orders: 'orders', lineitem: 'lineitem' };

/** What an officer sees of one customer: everything, in one question. */
export const screen = ({ customer, orders, lineitem }: Tables): string => `
select c.name, c.segment, c.city, o.order_key, o.placed, o.priority, o.total,
       l.line_number, l.quantity, l.price, l.shipped, l.mode
  from ${customer} c
  left join ${orders} o on o.customer_key = c.customer_key
  left join ${lineitem} l on l.order_key = o.order_key
 where c.customer_key = $1
 order by o.placed desc, o.order_key, l.line_number`;

/** The shipping priority query, TPC-H 3.0.1, section 2.4.3. */
export const shippingPriority = ({ customer, orders, lineitem }: Tables): string => `
select l.order_key, sum(l.price * (1 - l.discount)) as revenue, o.placed, o.priority
  from ${customer} c
  join ${orders} o on o.customer_key = c.customer_key
  join ${lineitem} l on l.order_key = o.order_key
 where c.segment = 'BUILDING'
   and o.placed < date '1995-03-15'
   and l.shipped > date '1995-03-15'
 group by l.order_key, o.placed, o.priority
 order by revenue desc, o.placed
 limit 10`;

/** The orders of one week, by what kind of customer placed them. */
export const week = ({ customer, orders, lineitem }: Tables): string => `
select c.segment, count(*) as lines, sum(l.price) as worth
  from ${orders} o
  join ${customer} c on c.customer_key = o.customer_key
  join ${lineitem} l on l.order_key = o.order_key
 where o.placed >= date '1995-03-13' and o.placed < date '1995-03-20'
 group by c.segment
 order by c.segment`;
