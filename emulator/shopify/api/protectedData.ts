/**
 * Protected customer data (§1.4): objects need level 1, these fields level 2. On a live store whose app is not approved
 * they are null with an error; the switch `protectedDataApproved: false` plays that store.
 */
const fields: Record<string, readonly string[]> = {
  Customer: [
    'addresses',
    'addressesV2',
    'defaultAddress',
    'defaultEmailAddress',
    'defaultPhoneNumber',
    'displayName',
    'email',
    'firstName',
    'lastName',
    'phone',
  ],
  Order: [
    'billingAddress',
    'displayAddress',
    'email',
    'phone',
    'shippingAddress',
    'customerAcceptsMarketing',
    'clientIp',
  ],
  CompanyContact: ['title'],
  FulfillmentOrder: ['destination'],
};

export function isProtected(typeName: string, fieldName: string): boolean {
  return fields[typeName]?.includes(fieldName) ?? false;
}

export function notApproved(fieldName: string): string {
  return `This app is not approved to use the ${fieldName} field. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.`;
}
