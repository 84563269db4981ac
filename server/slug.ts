/** A title as the readable end of an address: letters and digits of any script, joined by hyphens, at most 80 characters. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .normalize('NFC')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
  return slug.toWellFormed() || '-'
}
