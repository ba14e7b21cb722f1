/** What the action log says as a file. Bokmål only: it is the network's own log, whoever asks for it. */
export const logTexts = {
  fileName: 'tiltakslogg', language: 'nb-NO', over: 'SaLTo – samarbeid mellom Oslo kommune og Oslo politidistrikt', title: 'Tiltakslogg', page: 'Side',
  period: (from: string | undefined, to: string | undefined) => (from === undefined ? (to === undefined ? 'Alle møter' : `Møter til og med ${to}`) : to === undefined ? `Møter fra og med ${from}` : `Møter ${from} – ${to}`),
  scope: (unit: string) => `Gjelder ${unit}`, whole: 'Gjelder hele nettverket', madeAt: (date: string) => `Laget ${date}`,
  someone: 'ikke lenger i nettverket', everywhere: 'alle enheter',
  levels: { '*': 'alle nivåer', styrende: 'styrende', koordinerende: 'koordinerende', utovende: 'utøvende' },
  states: { open: 'Åpen', done: 'Ferdig', withdrawn: 'Utgått' }, yes: 'ja', no: 'nei',
  columns: { meeting: 'Møte', kind: 'Type', date: 'Møtedato', unit: 'Enhet', level: 'Nivå', what: 'Oppgave', owner: 'Hvem', due: 'Frist', state: 'Status', doneAt: 'Ferdig dato', overdue: 'Over fristen' },
  counts: { total: 'Oppgaver', open: 'Åpne', done: 'Ferdige', withdrawn: 'Utgåtte', overdue: 'Over fristen' },
  lead: (total: number, open: number, done: number, withdrawn: number, overdue: number) => `${total} ${total === 1 ? 'oppgave' : 'oppgaver'}: ${open} ${open === 1 ? 'åpen' : 'åpne'}${overdue === 0 ? '' : ` (${overdue} over fristen)`}, ${done} ${done === 1 ? 'ferdig' : 'ferdige'}, ${withdrawn} utgått.`,
  none: 'Ingen oppgaver er lagret.',
} as const;
