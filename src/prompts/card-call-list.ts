/** View model of the ringeliste. */
import { z } from 'zod';
import { button, buttonSchema, linkSchema, pageButtons, pageOf } from '../cards/parts.ts';
import { formatTime } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { isSettled, type CallListEntry, type PromptCallList } from './call-list.ts';
import { phoneReplies, type PhoneCall, type PhoneReply } from './phone-calls.ts';

const text = z.string().min(1);

export const callListCard = defineCard('prompts/call-list', z.strictObject({
  title: text,
  subtitle: text,
  lead: text,
  notices: z.array(z.strictObject({ text, color: z.enum(['good', 'warning']) })),
  remarks: z.array(z.strictObject({ label: text, value: z.string(), hint: text, faults: z.array(text) })),
  /** For those who come to an event with shifts. */
  shifts: z.array(z.strictObject({ label: text, value: z.string(), choices: z.array(z.strictObject({ title: text, value: text })) })),
  people: z.array(z.strictObject({
    name: text,
    detail: text,
    reason: text,
    color: z.enum(['default', 'warning', 'attention']),
    phones: z.array(z.strictObject({ number: text, url: z.string().regex(/^tel:\+?\d+$/u) })),
    missing: z.array(text),
    /** What came of the last call. */
    phoned: z.array(z.strictObject({ text, color: z.enum(['good', 'attention', 'warning']) })),
    answers: z.array(z.strictObject({ buttons: z.array(buttonSchema) })),
  })),
  page: z.array(text),
  notes: z.array(text),
  buttons: z.array(buttonSchema),
  links: z.array(linkSchema),
}));

export interface CallListCardInput extends PromptCallList {
  readonly promptId: string;
  /** From 1. */
  readonly page: number;
  /** Where the list is to be had as a file, for a short time. */
  readonly fileUrl?: string;
  readonly timeZone: string;
  /** What came of what was just pressed. */
  readonly notice?: { readonly text: string; readonly color: 'good' | 'warning' };
  readonly chosenShifts?: string;
  readonly remark?: { readonly typed: string; readonly fault?: string; readonly contactConfirmed?: boolean };
}

/** Fewer where each has buttons: a card has room for 28 KB. */
const peoplePerPage = { read: 20, answered: 7 } as const;
const saidColors = { coming: 'good', 'not-coming': 'attention', 'no-reply': 'warning' } as const satisfies Record<PhoneReply, string>;
export const longestRemark = 300;
const colors: Readonly<Partial<Record<CallListEntry['reason'], 'warning' | 'attention'>>> = { failed: 'attention', unknown: 'warning' };

/** Pages by verb `prompts.call-list`, data `{ promptId, page }`; what somebody said by `prompts.phoned` `{ promptId, memberId, said, page }` with inputs `comment` and `shifts`. */
export function callListModel(input: CallListCardInput, t: Texts): z.infer<typeof callListCard.schema> {
  const { promptId, title, entries, page, fileUrl, open, timeZone, notice, remark } = input;
  const shown = pageOf(entries, page, open ? peoplePerPage.answered : peoplePerPage.read);
  const words = t.callList;
  const shifts = input.shiftsIn?.(t) ?? [];
  const mark = input.markIn?.(t);
  const toCall = entries.filter((entry) => !isSettled(entry)).length;
  return {
    title: words.title,
    subtitle: mark === undefined ? title : `${mark} – ${title}`,
    lead: input.rests !== undefined ? input.rests(t, toCall) : toCall === 0 ? words.empty : words.lead(toCall),
    notices: notice === undefined ? [] : [notice],
    remarks: open && entries.length > 0 ? [{ label: t.followUp.phoned.comment, value: remark?.typed ?? '', hint: t.followUp.phoned.hint, faults: remark?.fault === undefined ? [] : [remark.fault] }] : [],
    shifts: open && entries.length > 0 && shifts.length > 0 ? [{ label: t.followUp.phoned.shifts, value: input.chosenShifts ?? '', choices: [...shifts] }] : [],
    people: shown.items.map(({ memberId, name, unit, level, phone, reason, phoned }) => ({
      name,
      detail: `${unit} · ${t.levelsShort[level]}`,
      reason: words.reasons[reason],
      color: colors[reason] ?? 'default',
      // Phones dial it. Teams on a computer may not: the number itself is always there to be read.
      phones: phone === undefined ? [] : [{ number: phone, url: `tel:${phone.replaceAll(/[^+\d]/gu, '')}` }],
      missing: phone === undefined ? [words.noPhone] : [],
      phoned: phoned === undefined ? [] : [{ text: phonedWords(phoned, timeZone, t), color: saidColors[phoned.said] }],
      answers: open ? [{ buttons: phoneReplies.map((said) => button(replyTitles(t)[said], 'prompts.phoned', { promptId, memberId, said, page: shown.page, ...(remark?.contactConfirmed === true ? { contactConfirmed: true } : {}) })) }] : [],
    })),
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    notes: [
      ...(input.closedLevels ?? []).map((level) => t.live.levelClosed(t.levels[level].toLocaleLowerCase('nb'))),
      ...(entries.some(({ reason }) => reason === 'unknown') ? [t.live.unknownText] : []),
      ...(fileUrl === undefined || entries.length === 0 ? [] : [words.linkNote]),
    ],
    buttons: pageButtons(shown, 'prompts.call-list', { promptId }, t),
    links: fileUrl === undefined || entries.length === 0 ? [] : [{ title: words.download, url: fileUrl }],
  };
}

const replyTitles = ({ followUp: { phoned } }: Texts): Readonly<Record<PhoneReply, string>> => ({ coming: phoned.coming, 'not-coming': phoned.notComing, 'no-reply': phoned.noReply });

/** `Ringt kl. 10.32 av Solveig Sekretær: kommer – tar med nøkler`. */
export function phonedWords({ at, by, said, comment }: PhoneCall, timeZone: string, t: Texts): string {
  const time = formatTime(Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' }), t.locale);
  return [t.followUp.phoned.line(time, by === '' ? t.common.someone : by, t.followUp.phoned.said[said]), ...(comment === undefined ? [] : [comment])].join(' – ');
}
