const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A valid ID number from its first 17 digits (GB 11643); nobody's, since the serial is invented. */
export function citizenIdChecksum(first17: string): string {
  const sum = [...first17].reduce((total, digit, at) => total + Number(digit) * (WEIGHTS[at] ?? 0), 0);
  return first17 + ('10X98765432'[sum % 11] ?? '');
}
