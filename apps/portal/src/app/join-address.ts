/** A county or town at the beginning of an address: `雨湖区`, `白石镇`, `东坪街道`. */
const DIVISION = /^.{1,8}?(?:自治[州县]|街道|[市区县镇乡旗])/u;

/**
 * A region and an address as one text that names each division once: `湘潭市雨湖区雨湖路街道` and `雨湖区羊牯塘` give
 * `湘潭市雨湖区羊牯塘`.
 */
export function joinAddress(region: string, address: string): string {
  const first = DIVISION.exec(address)?.[0];
  const at = first === undefined ? -1 : region.indexOf(first);
  return at === -1 ? `${region} ${address}`.trim() : region.slice(0, at) + address;
}
