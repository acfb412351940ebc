/** A RESTlet that makes one sales order with five lines, as an import would, and a user event on each side of the save. */
export const ORDER_RESTLET = `/**
 * @NApiVersion 2.1
 * @NScriptType Restlet
 */
define(['N/record', 'N/query'], (record, query) => ({
  post: (order) => {
    query.runSuiteQL({ query: 'SELECT id FROM transaction WHERE externalid = ?', params: [order.key] }).asMappedResults();
    const made = record.create({ type: 'salesorder' });
    made.setValue({ fieldId: 'externalid', value: order.key });
    made.setValue({ fieldId: 'entity', value: order.customer });
    made.setValue({ fieldId: 'trandate', value: new Date(2026, 10, 20) });
    made.setValue({ fieldId: 'orderstatus', value: 'B' });
    made.setValue({ fieldId: 'otherrefnum', value: order.key });
    order.items.forEach((item, line) => {
      const set = (fieldId, value) => made.setSublistValue({ sublistId: 'item', fieldId, line, value });
      set('item', item);
      set('quantity', 1);
      set('price', '-1');
      set('rate', 10);
      set('amount', 10);
      set('location', order.location);
    });
    return { id: String(made.save()) };
  },
}));
`;

export const ORDER_USER_EVENT = `/**
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */
define([], () => ({
  beforeSubmit: (context) => { context.newRecord.getValue({ fieldId: 'entity' }); },
  afterSubmit: (context) => { context.newRecord.getValue({ fieldId: 'tranid' }); },
}));
`;
