/**
 * Where the schemas of shopify-webhook-schemas 0.3.8 (inferred from one sample per topic) are wrong about real bodies.
 * Each entry matches a problem text of `bodies.test.ts`.
 */
export const knownSchemaFaults: readonly RegExp[] = [
  // The sample has the list empty, so the schema forbids entries.
  /^\S*\.(refunds|returns|duties|discount_allocations|line_item_groups|refund_shipping_lines|tax_lines|order_adjustments|images|options|media|variants|shipping_lines|fulfillments|transactions|properties|additional_fees|discount_codes|discount_applications|note_attributes|payment_gateway_names|tracking_numbers|tracking_urls|return_line_items|exchange_line_items): items: false$/,
  // The sample has text in fields that a merchant may leave empty.
  /\.(phone|province|province_code|company|address1|address2|city|zip|latitude|longitude|first_name|last_name|note|email): .* got null$/,
  // … and an image, a cost, a till and an authorization that not everything has.
  /^products\.image: object got null$/,
  /^inventory_items\.cost: .* got null$/,
  /^order_transactions\.(authorization|device_id|parent_id|location_id|message|user_id): .* got null$/,
  /\.origin_address: object got null$/,
  // Only a hold of some units leaves a remaining order.
  /^fulfillment_orders\.remaining_fulfillment_order: object got null$/,
  // A custom line has no SKU.
  /\.line_items\[\]\.sku: string got null$/,
  // Null in the sample, set on every real one.
  /^returns\.name: null got string$/,
  /^orders\.order_id: null,string got integer$/,
  // A person paid back in the sample; an app has no user.
  /^refunds\.user_id: integer got null$/,
  // The sample's rate is 0.
  /\.tax_lines\[\]\.rate: integer got number$/,
  // Null in the sample, an object as soon as terms are agreed.
  /\.payment_terms: null,string got object$/,
  // A customer without an address has no such key.
  /^customers\.default_address missing$/,
];
