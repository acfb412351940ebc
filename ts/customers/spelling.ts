/** E-mail addresses are compared exactly after this. */
export function normalisedEmail(email: string | null | undefined): string {
  return (email ?? '').trim().toLowerCase();
}

/** Company names are compared exactly after this: without case, and with one space where there are several. */
export function companyKey(name: string | null | undefined): string {
  return (name ?? '').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Fewer digits name no one. */
const LEAST_DIGITS = 7;

/** The digits of a phone number without what stands for "international"; '' for what is no number. */
export function phoneKey(phone: string | null | undefined): string {
  const digits = (phone ?? '').replace(/\D/g, '').replace(/^0+/, '');
  return digits.length < LEAST_DIGITS ? '' : digits;
}

/** Digits that two spellings of one number share at least: a national number without its country's code. */
const NATIONAL_DIGITS = 9;

/** One number in two spellings, `+1 312 555 0123` and `(312) 555-0123`: the shorter one is the end of the longer one. */
export function isSamePhone(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return one === other || (short.length >= NATIONAL_DIGITS && long.endsWith(short));
}
