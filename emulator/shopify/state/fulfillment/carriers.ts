/**
 * Tracking pages by carrier name, exact in spelling and case (shopify-operations E). Shopify builds
 * the address for about 120 names; the others of its list get none here.
 */
const PAGES: Record<string, string> = {
  UPS: 'https://www.ups.com/WebTracking?loc=en_US&requester=ST&trackNums=',
  USPS: 'https://tools.usps.com/go/TrackConfirmAction.action?tLabels=',
  FedEx: 'https://www.fedex.com/fedextrack/?trknbr=',
  'DHL Express': 'https://www.dhl.com/global-en/home/tracking/tracking-express.html?tracking-id=',
  'DHL eCommerce': 'https://webtrack.dhlecs.com/?trackingnumber=',
  'Canada Post': 'https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=',
  'Royal Mail': 'https://www.royalmail.com/track-your-item#/tracking-results/',
  'DPD UK': 'https://track.dpd.co.uk/parcels/',
  'Australia Post': 'https://auspost.com.au/mypost/track/#/details/',
  GLS: 'https://gls-group.eu/EU/en/parcel-tracking?match=',
  OnTrac: 'https://www.ontrac.com/tracking/?number=',
};

/** Address of the carrier's page for a number; null for free-text carriers. */
export function trackingUrl(company: string | null, number: string | null): string | null {
  const page = company ? PAGES[company] : undefined;
  return page && number ? page + encodeURIComponent(number) : null;
}
