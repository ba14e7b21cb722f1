/** `fravær`: when the person is away, told by themselves. */
import { z } from 'zod';
import { menuButton } from '../cards/parts.ts';
import type { Caller, ChatFeature } from '../chat/caller.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import { readAbsence, withPeriod, type AbsenceFaults, type TypedAbsence } from './absence.ts';
import { absenceCard, absenceModel } from './card-absence.ts';
import type { NetworkDirectory } from './directory.ts';
import type { AbsencePeriod } from './domain.ts';

export interface AbsenceChatDeps {
  readonly directory: Pick<NetworkDirectory, 'changeAbsences'>;
  readonly cards: CardRenderer;
  readonly clock: Clock;
  readonly timeZone: string;
}

const day = z.string().max(40).transform((typed) => typed.trim()).catch('');
const typedDays = z.object({ from: day, to: day });

export function absenceChat({ directory, cards, clock, timeZone }: AbsenceChatDeps): ChatFeature {
  const today = (): Temporal.PlainDate => clock.now().toZonedDateTimeISO(timeZone).toPlainDate();

  function card({ t }: Caller, kind: 'card' | 'new-card', periods: readonly AbsencePeriod[], more: { readonly done?: 'saved' | 'merged' | 'deleted'; readonly typed?: TypedAbsence; readonly faults?: AbsenceFaults } = {}): Reply {
    const model = absenceModel({ periods: periods.filter(({ to }) => to >= today().toString()), typed: { from: '', to: '' }, ...more, buttons: [menuButton('meny', t)] }, t);
    return { kind, card: cards.render(absenceCard, model), summary: t.absence.title };
  }

  async function save(caller: Caller, typed: TypedAbsence): Promise<Reply> {
    const own = caller.member.absences ?? [];
    const read = readAbsence(typed, own, today());
    if ('faults' in read) return card(caller, 'card', own, { typed, faults: read.faults });
    const stored = await directory.changeAbsences(caller.member.id, (before) => withPeriod(before, read.period));
    const alone = stored.some(({ from, to }) => from === read.period.from && to === read.period.to);
    return card(caller, 'card', stored, { done: alone ? 'saved' : 'merged' });
  }

  return {
    commands: { fravær: async (caller) => card(caller, 'new-card', caller.member.absences ?? []) },
    actions: {
      'absence.save': async (caller, data) => await save(caller, typedDays.parse(data)),
      'absence.delete': async (caller, data) => {
        const { from, to } = typedDays.parse({ from: data['first'], to: data['last'] });
        // A card from before may show a period that has become another since: only the very one is deleted.
        const stored = await directory.changeAbsences(caller.member.id, (before) => before.filter((one) => one.from !== from || one.to !== to));
        return card(caller, 'card', stored, { done: 'deleted' });
      },
    },
  };
}
