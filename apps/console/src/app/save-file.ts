/** Hands a file of the server over to the user. @returns the name the server gave it */
export async function saveFile(response: Response, otherwise: string): Promise<string> {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = encoded === undefined ? otherwise : decodeURIComponent(encoded);
  link.click();
  URL.revokeObjectURL(link.href);
  return link.download;
}
