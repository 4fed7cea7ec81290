const order = new Intl.Collator('en', { ignorePunctuation: true });

/** The letter that a name stands under, whatever dots are before it; what begins with none stands under `0–9`. */
export function letterOf(name) {
  const first = name.normalize('NFD').replace(/^[^\p{L}\p{N}]+/u, '').charAt(0).toUpperCase();
  return /[A-Z]/.test(first) ? first : '0–9';
}

/** Names from A to Z. */
export const byName = (one, other) => order.compare(one.name, other.name);
