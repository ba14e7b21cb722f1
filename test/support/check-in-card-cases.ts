/** The cards of those who answer a check-in, with invented data: the largest that is realistic first. */
import type { z } from 'zod';
import type { Texts } from '../../src/locales/texts.ts';
import type { CardDefinition } from '../../src/ports/card-renderer.ts';
import { delegateCard, delegateModel } from '../../src/tiltak/card-delegate.ts';
import { answerCard, measureModel, type MeasureInput } from '../../src/tiltak/card-measure.ts';
import { listCard, listModel, overviewCard, overviewModel, type OverviewInput, type OverviewItem } from '../../src/tiltak/card-overview.ts';
import type { CardCase, FreeText } from './card-cases.ts';

const promptId = 'tiltak-3f1c2b7a-9d4e-4c55-8a1f-2b6d7e8f9a01';
const titles = ['Styrke samarbeidet mellom skole, politi og utekontakt om overgangen fra barneskole til ungdomsskole', 'Foreldremøter om rus på alle trinn', 'Trygghetsvandring ved senteret hver høst', 'Felles opplæring i nettvett for ungdomsskolene', 'Natteravner i helgene'];
const reasons = ['Mangel på ressurser', 'Prioritering', 'Usikkerhet om behov', 'Avventer avklaring', 'Utfordringer ved gjennomføringen', 'Manglende kunnskap eller kompetanse', 'Omorganisering', 'Annet', 'Ikke oppgitt'].map((title, at) => ({ id: `grunn-${at}`, title }));
const statuses = ['igangsatt', 'ikke-igangsatt', 'fullfort', 'avsluttet'] as const;
const longText = 'Ungdommene møter de samme voksne på skolen, i klubben og på senteret, og sier at det er lettere å ta kontakt. '.repeat(18).slice(0, 2000);

export function checkInCases(free: FreeText): CardCase[] {
  const one = <Schema extends z.ZodType>(card: CardDefinition<Schema>, name: string, model: (t: Texts) => z.infer<Schema>): CardCase => ({ card, name, model });
  const items = Array.from({ length: 47 }, (_, at): OverviewItem => {
    const status = statuses[at % 4] ?? 'igangsatt';
    return {
      measureId: `bydel-sondre-nordstrand-${String(at + 1).padStart(2, '0')}`, title: at === 0 ? free.title : titles[at % 5] ?? '', unreadable: at === 6,
      ...(at % 5 === 4 ? {} : { last: { status, imported: at % 2 === 0 } }),
      ...(at % 6 === 1 ? { answered: { status, late: at % 12 === 1, ...(at % 12 === 7 ? { by: free.person } : {}) } } : {}),
      ...(at % 9 === 3 ? { handedTo: free.person } : {}),
      ...(at === 5 ? { handedBy: free.person } : {}),
    };
  });
  const overview: OverviewInput = { promptId, state: 'open', title: free.title, plan: 'SaLTo handlingsprogram 2023–2025', deadline: '2027-01-25', closes: '2027-02-08', overdue: true, items, at: 'own', closedLevels: [] };
  const few = items.slice(0, 4);
  const measure: MeasureInput = {
    promptId, measureId: 'bydel-alna-01', title: free.title, area: 'Felles innsats i prioriterte områder', unit: free.unit ?? 'Bydel Søndre Nordstrand', position: { number: 3, of: 47 },
    last: { words: 'Igangsatt (importert)', answer: { status: 'igangsatt', reasons: [], outcome: free.title } }, reasons, seen: 0, at: 'walk', answerable: true, delegation: 'delegate', banners: [],
  };
  const typed = { status: 'ikke-igangsatt', reasons: 'grunn-0,grunn-3', outcome: longText, benefit: longText };
  const people = Array.from({ length: 5 }, (_, at) => ({ memberId: `3f1c2b7a-9d4e-4c55-8a1f-00000000000${at}`, name: free.person, place: free.unit ?? 'Bydel Alna · Koordinerende nivå', reachable: at % 2 === 0, ...(at === 1 ? { phone: '+47 900 00 100' } : {}) }));
  const delegate = { promptId, measureId: 'bydel-alna-01', title: free.title, at: 'walk' as const, query: free.person };
  return [
    one(overviewCard, '', (t) => overviewModel({ ...overview, closedLevels: [t.levels.styrende], page: 1, banners: [{ text: t.tiltak.overview.confirmed(12), style: 'good' }] }, t)),
    one(overviewCard, 'start', (t) => overviewModel({ ...overview, overdue: false, items: few.map(({ measureId, title, last }) => ({ measureId, title, unreadable: false, ...(last ? { last } : {}) })) }, t)),
    one(overviewCard, 'done', (t) => overviewModel({ ...overview, overdue: false, items: few.map((item) => ({ ...item, answered: { status: 'igangsatt', late: false } })) }, t)),
    one(overviewCard, 'closed', (t) => overviewModel({ ...overview, state: 'closed', items: few }, t)),
    one(overviewCard, 'yearly', (t) => overviewModel({ ...overview, overdue: false, items: [], banners: [{ text: t.tiltak.overview.onlyYearly, style: 'accent' }], more: [{ title: t.tiltakLead.rollUp.yearly, verb: 'tiltak-lead.yearly', data: { promptId }, style: 'default' }] }, t)),
    one(overviewCard, 'cancelled', (t) => overviewModel({ ...overview, state: 'cancelled', items: few }, t)),
    one(overviewCard, 'nudge', (t) => overviewModel({ ...overview, overdue: false, items: few, at: 'walk', more: [{ title: t.tiltakLead.start, verb: 'tiltak-lead.new', data: {}, style: 'default' }], banners: [{ text: t.tiltak.nudges.begun(3), style: 'warning' }] }, t)),
    one(answerCard, '', (t) => measureModel({ ...measure, typed: { values: typed, faults: { status: 'status-missing', reasons: 'reasons-unknown', outcome: 'identity-number', benefit: 'contact-details' } } }, t)),
    one(answerCard, 'plain', (t) => measureModel(measure, t)),
    one(answerCard, 'conflict', (t) => measureModel({ ...measure, delegation: 'take-back', seen: 1, last: { words: t.tiltak.measure.saidThen(t.tiltak.statuses['ikke-igangsatt'], `${free.person}, 3. februar`), answer: { status: 'ikke-igangsatt', reasons: [] } }, typed: { values: { ...typed, outcome: free.title, benefit: '' }, faults: {} }, conflict: { name: free.person, answer: { status: 'ikke-igangsatt', reasons: ['grunn-0', 'grunn-3'], outcome: free.title, benefit: longText } } }, t)),
    one(answerCard, 'new', (t) => { const { last: _, ...rest } = measure; return measureModel(rest, t); }),
    one(answerCard, 'delegated', (t) => { const { position: _, ...rest } = measure; return measureModel({ ...rest, at: 'delegated', delegation: 'give-back', banners: [{ text: t.tiltak.measure.handed(free.person), lines: [t.tiltak.measure.handedText], style: 'accent' }] }, t); }),
    one(answerCard, 'unsaved', (t) => measureModel({ ...measure, typed: { values: { ...typed, status: 'igangsatt', reasons: '', outcome: free.title, benefit: '' }, faults: {}, unsaved: true }, banners: [{ text: t.tiltak.measure.unsaved, lines: [t.tiltak.measure.unsavedText], style: 'warning' }] }, t)),
    one(answerCard, 'answered', (t) => measureModel({ ...measure, answerable: 'again', banners: [{ text: t.tiltak.measure.thanks, style: 'good' }] }, t)),
    one(listCard, '', (t) => listModel({ page: 1, more: [], checkIns: Array.from({ length: 8 }, (_, at) => ({ promptId: `${promptId}-${at}`, title: free.title, plan: 'Handlingsprogram', deadline: '2027-01-25', asked: 20, answered: at * 2, waiting: 20 - at * 2, unitsLeft: at === 1 ? 1 : 0 })) }, t)),
    one(listCard, 'empty', (t) => listModel({ page: 1, more: [], checkIns: [] }, t)),
    one(delegateCard, '', (t) => delegateModel({ ...delegate, people, matches: 12, page: 1 }, t)),
    one(delegateCard, 'start', (t) => delegateModel({ ...delegate, query: '', people: undefined, matches: 0, page: 1 }, t)),
    one(delegateCard, 'none', (t) => delegateModel({ ...delegate, people: [], matches: 0, page: 1 }, t)),
  ];
}
