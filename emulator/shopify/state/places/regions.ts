let displayNames: Intl.DisplayNames | undefined;

/** Made on first use: it takes some tens of milliseconds. */
function countries(): Intl.DisplayNames {
  displayNames ??= new Intl.DisplayNames(['en'], { type: 'region' });
  return displayNames;
}
const names = new Map<string, string>();

/** English name of an ISO country code; unknown codes stand for themselves. */
export function countryName(code: string): string {
  let name = names.get(code);
  if (name === undefined) {
    name = countries().of(code) ?? code;
    names.set(code, name);
  }
  return name;
}

const PROVINCES: Record<string, Record<string, string>> = {
  US: {
    AL: 'Alabama',
    AK: 'Alaska',
    AZ: 'Arizona',
    AR: 'Arkansas',
    CA: 'California',
    CO: 'Colorado',
    CT: 'Connecticut',
    DE: 'Delaware',
    DC: 'Washington DC',
    FL: 'Florida',
    GA: 'Georgia',
    HI: 'Hawaii',
    ID: 'Idaho',
    IL: 'Illinois',
    IN: 'Indiana',
    IA: 'Iowa',
    KS: 'Kansas',
    KY: 'Kentucky',
    LA: 'Louisiana',
    ME: 'Maine',
    MD: 'Maryland',
    MA: 'Massachusetts',
    MI: 'Michigan',
    MN: 'Minnesota',
    MS: 'Mississippi',
    MO: 'Missouri',
    MT: 'Montana',
    NE: 'Nebraska',
    NV: 'Nevada',
    NH: 'New Hampshire',
    NJ: 'New Jersey',
    NM: 'New Mexico',
    NY: 'New York',
    NC: 'North Carolina',
    ND: 'North Dakota',
    OH: 'Ohio',
    OK: 'Oklahoma',
    OR: 'Oregon',
    PA: 'Pennsylvania',
    RI: 'Rhode Island',
    SC: 'South Carolina',
    SD: 'South Dakota',
    TN: 'Tennessee',
    TX: 'Texas',
    UT: 'Utah',
    VT: 'Vermont',
    VA: 'Virginia',
    WA: 'Washington',
    WV: 'West Virginia',
    WI: 'Wisconsin',
    WY: 'Wyoming',
  },
  CA: {
    AB: 'Alberta',
    BC: 'British Columbia',
    MB: 'Manitoba',
    NB: 'New Brunswick',
    NL: 'Newfoundland and Labrador',
    NT: 'Northwest Territories',
    NS: 'Nova Scotia',
    NU: 'Nunavut',
    ON: 'Ontario',
    PE: 'Prince Edward Island',
    QC: 'Quebec',
    SK: 'Saskatchewan',
    YT: 'Yukon',
  },
};

/** Name of a province; null where the country's provinces are not in this list. */
export function provinceName(countryCode: string, provinceCode: string): string | null {
  return PROVINCES[countryCode]?.[provinceCode] ?? null;
}

/** False only where the country's provinces are known and this is none of them. */
export function isProvince(countryCode: string, provinceCode: string): boolean {
  const known = PROVINCES[countryCode];
  return !known || provinceCode in known;
}

const BY_NAME = new Map<string, string>();

/** ISO code of a country by its English name, any case; null when there is none. */
export function countryCode(name: string): string | null {
  if (BY_NAME.size === 0) {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    for (const first of letters) {
      for (const second of letters) {
        const code = first + second;
        const found = countries().of(code);
        if (found && found !== code) BY_NAME.set(found.toLowerCase(), code);
      }
    }
  }
  return BY_NAME.get(name.toLowerCase()) ?? null;
}
