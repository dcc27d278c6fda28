/** Where something is, without a division twice: addresses often begin with the names that the division ends with. */
export function placeText(
  { name, fullName }: { readonly name: string; readonly fullName: string },
  address: string,
): string {
  for (let at = 0; at < fullName.length; at += 1)
    if (address.startsWith(fullName.slice(at))) return fullName.slice(0, at) + address;
  return address !== '' && address.includes(name) ? address : fullName + address;
}
