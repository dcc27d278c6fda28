import QRCode from 'qrcode';
import type { Site } from '@yizhan/contract';
import type { Locale } from '../../app/errors.ts';
import { codeUrl } from '../../records/codes/index.ts';

const TEXTS = {
  'zh-CN': {
    open: '开放时间',
    phone: '电话',
    scan: '扫一扫，看附近的工作',
    code: '编号',
    week: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    closed: '休息',
  },
  en: {
    open: 'Opening hours',
    phone: 'Phone',
    scan: 'Scan for work nearby',
    code: 'Code',
    week: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    closed: 'closed',
  },
} as const satisfies Record<Locale, unknown>;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}

/** A page for A3 or A4 paper: name, address, hours, phone lines and a QR code that opens the site's page. */
export async function sitePoster(site: Site, publicUrl: string, locale: Locale): Promise<string> {
  const texts = TEXTS[locale];
  const url =
    site.shortCode === null
      ? `${publicUrl}/sites/${site.id}`
      : codeUrl(publicUrl, site.shortCode.replaceAll('-', ''));
  const qr = await QRCode.toString(url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
  const days = (['1', '2', '3', '4', '5', '6', '7'] as const).map((day, index) => {
    const ranges = site.openingHours.weekly[day].map((range) => `${range.from}–${range.to}`).join('　');
    return `<tr><th scope="row">${texts.week[index] ?? ''}</th><td>${ranges === '' ? texts.closed : ranges}</td></tr>`;
  });
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8"><title>${escapeHtml(site.name)}</title>
<style>
  @page { size: A4; margin: 18mm }
  body { font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #2b211c; text-align: center; line-height: 1.6; margin: 0 auto; max-width: 178mm }
  h1 { font-size: 40pt; margin: 12mm 0 4mm; color: #b5371f }
  p { font-size: 18pt; margin: 2mm 0 }
  .qr { width: 72mm; margin: 8mm auto 2mm }
  table { margin: 6mm auto 0; font-size: 16pt; border-collapse: collapse }
  th, td { padding: 1mm 5mm; text-align: left; font-weight: 400 }
</style>
</head>
<body>
<h1>${escapeHtml(site.name)}</h1>
<p>${escapeHtml(site.region.fullName)}</p>
<p>${escapeHtml(site.address)}</p>
<div class="qr">${qr}</div>
<p>${texts.scan}${site.shortCode === null ? '' : `<br>${texts.code} <strong>${site.shortCode}</strong>`}</p>
${site.phoneLines.length > 0 ? `<p>${texts.phone} ${site.phoneLines.map(escapeHtml).join('　')}</p>` : ''}
<table aria-label="${texts.open}">${days.join('')}</table>
</body>
</html>
`;
}
