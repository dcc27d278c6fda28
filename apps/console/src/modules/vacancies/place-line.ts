/** Where the work is: the division's name before the address, unless the address already contains it. */
export function placeLine(
  region: { readonly name: string; readonly fullName: string },
  address: string,
): string {
  if (address === '') return region.fullName;
  return address.includes(region.name) ? address : `${region.name} ${address}`;
}
