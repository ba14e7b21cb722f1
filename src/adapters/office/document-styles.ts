/** How the network's reports look: one typeface, dark blue headings, quiet tables. */
import type { IStylesOptions } from 'docx';

export const palette = { dark: '2A2859', pale: 'E8EAF3', line: 'C9CCDA', grey: '55566B', warning: 'FFF3D6' } as const;

const heading = (size: number, before: number, after: number) =>
  ({ run: { size, bold: true, color: palette.dark }, paragraph: { spacing: { before, after }, keepNext: true, keepLines: true } });

/** Sizes are in half points, distances in twentieths of a point. Styles of our own have Norwegian names: people see them in Word. */
export const documentStyles = (language: string): IStylesOptions => ({
  default: {
    document: { run: { font: 'Calibri', size: 22, language: { value: language } }, paragraph: { spacing: { after: 120, line: 269, lineRule: 'auto' } } },
    title: { run: { size: 72, bold: true, color: palette.dark }, paragraph: { spacing: { before: 120, after: 120 } } },
    heading1: heading(36, 480, 180),
    heading2: heading(28, 320, 120),
    heading3: heading(24, 280, 60),
  },
  paragraphStyles: [
    { id: 'Overtittel', name: 'Overtittel', basedOn: 'Normal', run: { size: 26, color: palette.grey }, paragraph: { spacing: { before: 3_600, after: 0 } } },
    { id: 'Tittel', name: 'Tittel', basedOn: 'Title', run: { size: 44 }, paragraph: { spacing: { before: 0, after: 60 } } },
    { id: 'Merke', name: 'Merke', basedOn: 'Normal', run: { size: 28, bold: true, color: 'A4262C' }, paragraph: { alignment: 'center' } },
    { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { size: 36, color: palette.dark }, paragraph: { spacing: { after: 720 } } },
    { id: 'Forsidelinje', name: 'Forsidelinje', basedOn: 'Normal', run: { size: 22, color: palette.grey }, paragraph: { spacing: { after: 60 } } },
    { id: 'Innholdstittel', name: 'Innholdstittel', basedOn: 'Normal', run: { size: 36, bold: true, color: palette.dark }, paragraph: { spacing: { after: 240 } } },
    { id: 'TOC1', name: 'toc 1', basedOn: 'Normal', run: { bold: true }, paragraph: { spacing: { before: 100, after: 40 } } },
    { id: 'TOC2', name: 'toc 2', basedOn: 'Normal', paragraph: { indent: { left: 280 }, spacing: { after: 20 } } },
    { id: 'Caption', name: 'caption', basedOn: 'Normal', run: { size: 20, bold: true, color: palette.dark }, paragraph: { spacing: { before: 200, after: 80 }, keepNext: true } },
    { id: 'Celle', name: 'Celle', basedOn: 'Normal', run: { size: 19 }, paragraph: { spacing: { before: 40, after: 40, line: 240, lineRule: 'auto' } } },
    { id: 'EtterTabell', name: 'Etter tabell', basedOn: 'Normal', run: { size: 8 }, paragraph: { spacing: { after: 120, line: 240, lineRule: 'auto' } } },
    { id: 'Tiltak', name: 'Tiltak', basedOn: 'Normal', run: { bold: true }, paragraph: { spacing: { before: 160, after: 40 }, keepNext: true, keepLines: true } },
    { id: 'Merknad', name: 'Merknad', basedOn: 'Normal', run: { size: 20, color: palette.grey, italics: true } },
    { id: 'Varsel', name: 'Varsel', basedOn: 'Normal', paragraph: { spacing: { before: 120, after: 160 }, shading: { type: 'clear', fill: palette.warning } } },
    { id: 'Footer', name: 'footer', basedOn: 'Normal', run: { size: 18, color: palette.grey } },
  ],
});
