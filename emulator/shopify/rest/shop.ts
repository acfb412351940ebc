import type { JsonObject, World } from '../contract.ts';
import { primaryLocation } from '../state/places/location.ts';
import { countryName, provinceName } from '../state/places/regions.ts';
import { number } from './shape.ts';

/** The shop as `shop/update` and `app/uninstalled` carry it. */
export function shopBody(world: World): JsonObject {
  const { store, shop } = world;
  const location = primaryLocation(world);
  const { address1, address2, city, zip, phone, provinceCode } = location.address;
  const { countryCode, currency } = store;
  return {
    id: number(shop.id),
    name: store.name,
    email: shop.email,
    domain: store.domain,
    province: provinceCode ? provinceName(countryCode, provinceCode) : null,
    country: countryCode,
    address1,
    zip,
    city,
    source: null,
    phone,
    latitude: null,
    longitude: null,
    primary_locale: 'en',
    address2,
    created_at: shop.createdAt,
    updated_at: shop.createdAt,
    country_code: countryCode,
    country_name: countryName(countryCode),
    currency,
    customer_email: shop.email,
    timezone: store.timezone,
    iana_timezone: store.timezone,
    shop_owner: store.name,
    money_format: '{{amount}}',
    money_with_currency_format: `\${{amount}} ${currency}`,
    weight_unit: countryCode === 'US' ? 'lb' : 'kg',
    province_code: provinceCode,
    taxes_included: store.taxesIncluded,
    auto_configure_tax_inclusivity: null,
    tax_shipping: null,
    county_taxes: null,
    plan_display_name: store.plan,
    plan_name: store.plan,
    has_discounts: false,
    has_gift_cards: false,
    myshopify_domain: store.domain,
    google_apps_domain: null,
    google_apps_login_enabled: null,
    money_in_emails_format: '{{amount}}',
    money_with_currency_in_emails_format: `\${{amount}} ${currency}`,
    eligible_for_payments: true,
    requires_extra_payments_agreement: false,
    password_enabled: null,
    has_storefront: true,
    finances: true,
    primary_location_id: number(location.id),
    checkout_api_supported: true,
    multi_location_enabled: true,
    setup_required: false,
    pre_launch_enabled: false,
    enabled_presentment_currencies: [currency],
    marketing_sms_consent_enabled_at_checkout: false,
    transactional_sms_disabled: false,
  };
}
