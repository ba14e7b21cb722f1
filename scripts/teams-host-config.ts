/** How Teams draws cards, near enough to judge a card by: sizes, spacing and colours of its light and dark themes. */
type Theme = 'light' | 'dark';

interface Palette { readonly page: string; readonly card: string; readonly text: string; readonly subtle: string; readonly line: string; readonly accent: string; readonly good: string; readonly warning: string; readonly attention: string; readonly button: string; readonly styles: Readonly<Record<'emphasis' | 'good' | 'warning' | 'attention' | 'accent', string>> }

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    page: '#f5f5f5', card: '#ffffff', text: '#242424', subtle: '#616161', line: '#d1d1d1', accent: '#5b5fc7', good: '#237b4b', warning: '#835c00', attention: '#c4314b', button: '#ffffff',
    styles: { emphasis: '#f5f5f5', good: '#e7f2da', warning: '#fbf6d9', attention: '#fcf4f6', accent: '#e8ebfa' },
  },
  dark: {
    page: '#1f1f1f', card: '#292929', text: '#ffffff', subtle: '#adadad', line: '#525252', accent: '#a6a7dc', good: '#92c353', warning: '#f8d22a', attention: '#f9526b', button: '#292929',
    styles: { emphasis: '#1f1f1f', good: '#0d2e0d', warning: '#464215', attention: '#3e1f25', accent: '#2f2f4a' },
  },
};

export function hostConfig(theme: Theme): object {
  const { text, subtle, line, accent, good, warning, attention, card, styles } = palettes[theme];
  const both = (color: string) => ({ default: color, subtle: color });
  const foregroundColors = { default: { default: text, subtle }, dark: both(text), light: both(subtle), accent: both(accent), good: both(good), warning: both(warning), attention: both(attention) };
  return {
    fontFamily: '"Segoe UI", "Liberation Sans", "Helvetica Neue", sans-serif',
    supportsInteractivity: true,
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: line },
    inputs: { label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' }, optionalInputs: { weight: 'bolder' } }, errorMessage: { spacing: 'small', color: 'attention', size: 'small' } },
    actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left', showCard: { actionMode: 'inline', inlineTopMargin: 8 } },
    containerStyles: Object.fromEntries([['default', card], ...Object.entries(styles)].map(([name, backgroundColor]) => [name, { backgroundColor, foregroundColors }])),
  };
}

/** Buttons wrap as they do in Teams, and long words break. */
export function pageStyle(theme: Theme, width: number): string {
  const { page, card, text, line, accent, button, attention } = palettes[theme];
  const onAccent = theme === 'light' ? '#ffffff' : '#1f1f1f';
  return `
    body { margin: 0; padding: 24px; background: ${page}; color: ${text}; font: 12px "Segoe UI", "Liberation Sans", sans-serif; }
    .sheet { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; }
    figure { margin: 0; width: ${width}px; } figcaption { margin-bottom: 6px; opacity: .7; }
    .card { width: ${width}px; background: ${card}; border: 1px solid ${line}; border-radius: 4px; overflow: hidden; box-sizing: border-box; }
    .ac-textBlock, .ac-richTextBlock { overflow-wrap: anywhere; }
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
    .ac-pushButton { font: 600 14px "Segoe UI", "Liberation Sans", sans-serif; padding: 5px 12px; border: 1px solid ${line}; border-radius: 4px; background: ${button}; color: ${text}; max-width: 100%; min-width: 0; }
    .ac-pushButton.style-positive { background: ${accent}; border-color: ${accent}; color: ${onAccent}; }
    .ac-pushButton.style-destructive { color: ${attention}; border-color: ${attention}; }
    .ac-input { font: 14px "Segoe UI", "Liberation Sans", sans-serif; background: ${page}; color: ${text}; border: 0; border-bottom: 1px solid ${line}; border-radius: 4px; padding: 7px 10px; box-sizing: border-box; max-width: 100%; color-scheme: ${theme}; }
    .ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect, .ac-toggleInput { background: none; border: 0; padding: 0; }
    textarea.ac-input { min-height: 96px; resize: none; }`;
}
