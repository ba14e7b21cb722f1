/** English for innsyn. */
import type { InnsynTexts } from './privacy-nb.ts';

export const innsynEn: InnsynTexts = {
  title: 'What is stored about you',
  lead: 'The file has everything that is stored about you: what you have answered, messages you have got, and when each part is deleted. Choose whether the bot puts it into your OneDrive or you download it.',
  rights: (whom) => `Is something wrong, or do you want to be deleted? Tell ${whom}.`,
  name: (name) => `Name: ${name}`, email: (email) => `E-mail: ${email}`, phone: (phone) => `Telephone: ${phone}`, none: 'not given',
  seat: (unit, level, role) => `${unit} · ${level} · ${role}`, employed: (organisation) => `employed by ${organisation}`,
  groups: (names) => `Groups: ${names}`, absences: (n) => (n === 1 ? 'One absence registered' : `${n} absences registered`), language: (name) => `Language: ${name}`,
  send: { docx: 'Send the Word file here', json: 'Send the JSON file here' }, download: { docx: 'Download Word', json: 'Download JSON' },
  documentLead: 'This is what the SaLTo network’s assistant stores about you. The JSON file has the same in every detail.',
  closed: (container) => `${container} is closed to this server just now. What lies there is missing here.`,
  count: (n) => (n === 1 ? 'In one place.' : `In ${n} places.`), deleted: (date) => `Deleted on ${date} at the latest.`, keptWithList: 'Kept as long as you are in the network or the register exists.', field: 'Field', content: 'Content',
  kinds: {
    'let-in': 'That you were let in by hand', admission: 'Your request to join', member: 'Your seats in the network', group: 'Groups that name you', contact: 'How the assistant reaches you in Teams', preference: 'Language', absence: 'Absence',
    prompt: 'What you have called or started', audience: 'What you were called to or asked about', response: 'Your answers', attendance: 'Meetings you came to, and attendance you saved', joined: 'Online meetings that Teams saw you in', task: 'Tasks after meetings', 'meeting-summary': 'Summaries you have written or shared', 'phone-calls': 'Telephone calls about answers', delivery: 'Messages to you',
    measure: 'Tiltak you are responsible for', 'check-in-item': 'Tiltak you were asked about', 'check-in-opened': 'Check-ins you have opened', 'measure-answer': 'Statuses you have given', 'folded-answer': 'Statuses you have given, in the register', 'unit-answer': 'Answers to the yearly report’s questions', innspill: 'Agenda items you have sent, or dealt with', audit: 'Log of what you have sent and opened',
  },
  fields: { name: 'Name', email: 'E-mail', phone: 'Telephone', unit: 'Unit', level: 'Level', role: 'Role', organisation: 'Employed by', party: 'Party', title: 'Title', groups: 'Groups', who: 'Audience', language: 'Language', from: 'From', to: 'To', since: 'Since', userId: 'User in Teams', aadObjectId: 'User in Entra', answer: 'Answer', text: 'Text', due: 'Due', reason: 'Reason', eta: 'Expected at', shifts: 'Shifts', why: 'Why', comment: 'Remark', deputy: 'Deputy', said: 'Said on the phone', at: 'When', status: 'Status', reasons: 'Reasons', outcome: 'What is achieved', benefit: 'The target group', goals: 'Goals reached', pleased: 'Most pleased with', challenges: 'Challenges', input: 'Input', focus: 'Focus area' },
  other: (type) => `Other (${type})`,
};
